"""Settings are checked at start, and a bad one gives one line that says what to set."""

from pathlib import Path

import pytest

from bot.settings import NAMES, BadSetting, from_environ, from_mapping

SLACK = {"SLACK_BOT_TOKEN": "xoxb-1", "SLACK_SIGNING_SECRET": "secret"}


def test_without_slack_settings_there_is_no_slack() -> None:
    assert from_mapping({}).slack is None


def test_an_empty_setting_is_as_good_as_none() -> None:
    assert from_mapping({"SLACK_BOT_TOKEN": " ", "PORT": ""}) == from_mapping({})


def test_slack_is_reached_at_its_own_address_unless_told_otherwise() -> None:
    slack = from_mapping(SLACK).slack

    assert slack is not None
    assert slack.api_url == "https://slack.com/api/"


def test_another_address_for_slack_needs_no_final_slash() -> None:
    slack = from_mapping({**SLACK, "SLACK_API_URL": "http://127.0.0.1:9/api"}).slack

    assert slack is not None
    assert slack.api_url == "http://127.0.0.1:9/api/"


def test_a_socket_needs_no_signing_secret() -> None:
    slack = from_mapping({"SLACK_BOT_TOKEN": "xoxb-1", "SLACK_APP_TOKEN": "xapp-1"}).slack

    assert slack is not None
    assert slack.signing_secret is None


@pytest.mark.parametrize(
    ("given", "named"),
    [
        ({"SLACK_SIGNING_SECRET": "secret"}, "SLACK_BOT_TOKEN"),
        ({"SLACK_API_URL": "https://slack.com/api/"}, "SLACK_BOT_TOKEN"),
        ({"SLACK_BOT_TOKEN": "xoxb-1"}, "SLACK_SIGNING_SECRET"),
        ({**SLACK, "SLACK_BOT_TOKEN": "xoxp-1"}, "SLACK_BOT_TOKEN"),
        ({**SLACK, "SLACK_APP_TOKEN": "xoxb-1"}, "SLACK_APP_TOKEN"),
        ({**SLACK, "SLACK_API_URL": "slack.com"}, "SLACK_API_URL"),
        ({"PORT": "http"}, "PORT"),
        ({"PORT": "70000"}, "PORT"),
        ({"DATABASE_URL": "mysql://host/name"}, "DATABASE_URL"),
        ({"DATABASE_URL": "nutgraf.sqlite3"}, "DATABASE_URL"),
        ({"DATABASE_URL": "postgresql://u:p@h:port/n"}, "DATABASE_URL"),
        ({"DATABASE_URL": "postgresql://u:p@ss@h/n"}, "DATABASE_URL"),
        ({"FETCH_ALLOW": "intranet"}, "FETCH_ALLOW"),
        ({"FETCH_SECONDS": "0"}, "FETCH_SECONDS"),
        ({"FETCH_CONTACT": "me\nX-Forwarded-For: 127.0.0.1"}, "FETCH_CONTACT"),
        ({"FETCH_CONTACT": "é" * 3}, "FETCH_CONTACT"),
        ({"PASTE_CHARACTERS": "-1"}, "PASTE_CHARACTERS"),
        ({"PASTE_SENTENCES": "x"}, "PASTE_SENTENCES"),
        ({"KEY_POINTS": "11"}, "KEY_POINTS"),
        ({"ALGORITHM": "magic"}, "ALGORITHM"),
        ({"ENCRYPTION_KEYS": "short"}, "ENCRYPTION_KEYS"),
        ({"ENCRYPTION_KEYS": ","}, "ENCRYPTION_KEYS"),
        ({"WORKERS": "0"}, "WORKERS"),
        ({"LOG_LEVEL": "loud"}, "LOG_LEVEL"),
        ({"LOG_FORMAT": "xml"}, "LOG_FORMAT"),
        ({"METRICS": "yes"}, "METRICS"),
    ],
)
def test_a_bad_setting_is_named_with_what_to_set(given: dict[str, str], named: str) -> None:
    with pytest.raises(BadSetting, match=rf"^{named} is not .*\. Set it to [^\n]+\.$"):
        from_mapping(given)


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("SLACK_BOT_TOKEN", "s3cret"),
        ("DATABASE_URL", "postgresql://u:p@s3cret@h/n"),
        ("DATABASE_URL", "postgresql://u:p@h:s3cret/n"),
    ],
)
def test_no_secret_is_repeated_in_a_complaint(name: str, value: str) -> None:
    with pytest.raises(BadSetting) as complaint:
        from_mapping({**SLACK, name: value})

    assert "s3cret" not in str(complaint.value)


@pytest.mark.parametrize("url", ["postgres://u:p@h/n", "postgresql://h/n", "sqlite://"])
def test_databases_are_understood_in_every_spelling(url: str) -> None:
    assert from_mapping({"DATABASE_URL": url}).database_url == url


def test_allowed_hosts_may_stand_between_commas_or_spaces() -> None:
    settings = from_mapping({"FETCH_ALLOW": "Intranet:80, [::1]:8080 10.0.0.1:443"})

    assert settings.fetch_allow == {"intranet:80", "[::1]:8080", "10.0.0.1:443"}


def test_several_keys_stand_between_commas() -> None:
    keys = ("new " * 3).replace(" ", "0") * 4, "old0" * 9

    assert from_mapping({"ENCRYPTION_KEYS": ", ".join(keys)}).encryption_keys == keys


def test_the_environment_wins_over_the_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in NAMES:
        monkeypatch.delenv(name, raising=False)
    (tmp_path / ".env").write_text("PORT=4000\nWORKERS=2\n", encoding="utf-8")
    monkeypatch.setenv("PORT", "5000")

    settings = from_environ(tmp_path)

    assert (settings.port, settings.workers) == (5000, 2)


BAD_FILES = {
    "an open quotation mark": (b'PORT="4000\n', "line 1"),
    "no equals sign": (b"WORKERS=2\nPORT: 4000\n", "line 2"),
    "another alphabet's coding": (b"FETCH_CONTACT=caf\xe9\n", "UTF-8"),
    "as some editors save it": ("PORT=4000".encode("utf-16"), "UTF-8"),
}


@pytest.mark.parametrize(("content", "told"), BAD_FILES.values(), ids=BAD_FILES)
def test_a_file_that_cannot_be_understood_is_told_of(
    tmp_path: Path, content: bytes, told: str
) -> None:
    (tmp_path / ".env").write_bytes(content)

    with pytest.raises(BadSetting, match=rf"^\.env is .*{told}.*\. [A-Z][^\n]+\.$"):
        from_environ(tmp_path)


def test_a_folder_in_the_place_of_the_file_is_told_of(tmp_path: Path) -> None:
    (tmp_path / ".env").mkdir()

    with pytest.raises(BadSetting, match="cannot be read: Is a directory"):
        from_environ(tmp_path)


@pytest.mark.parametrize("content", [b"\xef\xbb\xbfPORT=4000\r\n", b"export PORT='4000' # ours\n"])
def test_the_file_is_understood_as_editors_and_shells_write_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, content: bytes
) -> None:
    monkeypatch.delenv("PORT", raising=False)
    (tmp_path / ".env").write_bytes(content)

    assert from_environ(tmp_path).port == 4000
