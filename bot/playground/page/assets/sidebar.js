// Who one is, the conversations, and the colours.

import { h, reconcile, svg } from "./dom.js";
import { portrait } from "./messages.js";
import { become, channelName, direct, person, world } from "./world.js";

const read = new Map();

export function markRead(room) {
  read.set(`${world.me}/${room.id}`, world.picture.messages[room.id].at(-1)?.ts ?? "0");
}

function isUnread(room) {
  const key = `${world.me}/${room.id}`;
  const top = world.picture.messages[room.id].filter((m) => !m.thread_ts && m.user !== world.me);
  const last = top.at(-1)?.ts ?? "0";
  if (!read.has(key)) read.set(key, last);
  return Number(last) > Number(read.get(key));
}

export function drawSidebar(container, now) {
  const rooms = world.picture.channels.filter((one) => one.kind !== "im");
  const unread = Object.fromEntries([...rooms, direct()].filter(Boolean).map((one) => [one.id, isUnread(one)]));
  const sign = JSON.stringify([world.me, now, rooms, unread, world.picture.people]);
  reconcile(container, [{ key: "all", sign, build: () => build(rooms, now, unread) }]);
}

function build(rooms, now, unread) {
  const home = direct();
  return h("div", { class: "sidebar-inner" },
    h("header", { class: "team" }, h("img", { src: "/icon.svg", alt: "", class: "team-icon" }), h("div", {}, h("strong", {}, world.picture.team.name), h("span", {}, "Nutgraf playground"))),
    h("div", { class: "rooms" },
      group("Channels", rooms.map((one) => entry(`#/${one.id}`, one.id === now, unread[one.id], svg(one.kind === "private_channel" ? "lock" : "hash"), channelName(one), !one.joined && "soft"))),
      group("Apps", [
        home && entry(`#/${home.id}`, now === home.id, unread[home.id], portrait(world.picture.bot.user_id, "Nutgraf"), "Nutgraf"),
        entry("#/home", now === "home", false, svg("bolt"), "Nutgraf Home"),
      ])),
    who());
}

function group(name, entries) {
  return h("section", { "aria-label": name }, h("h2", {}, name), h("ul", {}, entries.filter(Boolean).map((one) => h("li", {}, one))));
}

function entry(href, current, unread, icon, label, more) {
  return h("a", { href, class: `room ${unread ? "unread" : ""} ${more || ""}`, "aria-current": current ? "page" : undefined, "data-name": href }, icon, h("span", { class: "room-name" }, label), unread && h("span", { class: "sr" }, " (unread)"));
}

function who() {
  const me = person(world.me);
  const people = world.picture.people.filter((one) => !one.bot);
  const control = h("select", { "aria-label": "You are", "data-name": "who", onchange: () => become(control.value) },
    people.map((one) => h("option", { value: one.id, selected: one.id === me.id }, `${one.name}${one.guest ? " (guest)" : ""}`)));
  return h("div", { class: "who" }, portrait(me.id, me.name), h("label", {}, h("span", {}, "You are"), control), themeButton());
}

function isDark() {
  return (document.documentElement.dataset.theme ?? (matchMedia("(prefers-color-scheme: dark)").matches ? "dark" : "light")) === "dark";
}

function themeButton() {
  const button = h("button", { type: "button", class: "icon-button", "data-name": "theme", onclick: () => toggle() });
  const show = () => {
    const label = isDark() ? "Light colours" : "Dark colours";
    button.replaceChildren(svg(isDark() ? "sun" : "moon"));
    button.title = label;
    button.setAttribute("aria-label", label);
  };
  const toggle = () => {
    const theme = isDark() ? "light" : "dark";
    document.documentElement.dataset.theme = theme;
    localStorage.setItem("theme", theme);
    show();
  };
  show();
  return button;
}
