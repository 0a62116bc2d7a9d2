# Nutgraf in a container: user 10001 rather than root, and its memory in the volume /data.
FROM python:3.11-slim

ENV PYTHONUNBUFFERED=1 \
    PYTHONDONTWRITEBYTECODE=1 \
    PIP_NO_CACHE_DIR=1 \
    PIP_DISABLE_PIP_VERSION_CHECK=1

WORKDIR /app
COPY requirements.txt pyproject.toml README.md LICENSE manifest.json ./
COPY bot bot
COPY storage storage
COPY summarizer summarizer
RUN python -m pip install -r requirements.txt \
 && install -d -o 10001 -g 10001 /data

# Everything above belongs to root and cannot be changed by what runs below. That user is in no
# list of users, and Slack's library does not start where it is not told of a home.
USER 10001:10001
WORKDIR /data
VOLUME /data
ENV HOME=/data \
    DATABASE_URL=sqlite:////data/nutgraf.sqlite3

EXPOSE 3000
STOPSIGNAL SIGTERM
CMD ["nutgraf", "run", "--slack"]
