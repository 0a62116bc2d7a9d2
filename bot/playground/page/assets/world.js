// What the person sees, kept up to date by asking the server, and what they do, told to it.

import { toast } from "./dom.js";

export const world = { picture: null, me: sessionStorage.getItem("me") };

const listeners = [];
let asking = new AbortController();

export function onChange(listener) {
  listeners.push(listener);
}

export async function follow() {
  for (;;) {
    const picture = await ask();
    if (!picture) continue;
    world.picture = picture;
    world.me = picture.me;
    try {
      for (const listener of listeners) listener(picture);
    } catch (error) {
      console.error(error); // a fault of the page's own must not end its news
    }
  }
}

// The next picture; null when it is not for the person in front of the page any more, or does not come.
async function ask() {
  const seen = world.picture?.me === world.me ? world.picture.version : "";
  try {
    const answer = await fetch(`/api/picture?${new URLSearchParams({ as: world.me ?? "", seen })}`, { signal: asking.signal });
    const picture = await answer.json();
    document.body.classList.remove("lost");
    const known = picture.people.some((person) => person.id === world.me);
    return known && picture.me !== world.me ? null : picture;
  } catch (error) {
    if (error.name === "AbortError") return null;
    document.body.classList.add("lost");
    await new Promise((resolve) => setTimeout(resolve, 1000));
    return null;
  }
}

export function become(id) {
  sessionStorage.setItem("me", id);
  world.me = id;
  asking.abort();
  asking = new AbortController();
}

// Does one thing as the person in front of the page; what did not work is said, and given back.
export async function act(name, about = {}) {
  const body = JSON.stringify({ act: name, as: world.me, ...about });
  const headers = { "Content-Type": "application/json" };
  try {
    const answer = await (await fetch("/api/act", { method: "POST", headers, body })).json();
    if (answer.error) toast(answer.error);
    return answer;
  } catch {
    toast("The playground does not answer. Is it still running?");
    return { ok: false };
  }
}

export function person(id) {
  if (id === "USLACKBOT") return { id, name: "Slackbot", bot: true, guest: false, tz: "UTC" };
  return world.picture.people.find((one) => one.id === id);
}

export function channel(id) {
  return world.picture.channels.find((one) => one.id === id);
}

export function direct() {
  return world.picture.channels.find((one) => one.kind === "im" && one.joined);
}

export function channelName(one) {
  if (one.kind === "im") return "Nutgraf";
  return one.name;
}

export function zone() {
  return person(world.me)?.tz ?? "UTC";
}

// Where in the page an address leads, or null for one that leads out of it.
export function inside(address) {
  const start = `${world.picture.team.url}archives/`;
  if (!address.startsWith(start)) return null;
  const [place, query] = address.slice(start.length).split("?");
  const [id, permalink] = place.split("/");
  const ts = permalink ? `${permalink.slice(1, -6)}.${permalink.slice(-6)}` : "";
  const thread = new URLSearchParams(query).get("thread_ts") ?? ts;
  return `#/${id}${thread ? `/${thread}` : ""}`;
}
