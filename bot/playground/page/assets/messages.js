// A conversation's messages, as a log of articles.

import { blocks } from "./blocks.js";
import { clock, dayOf, moment } from "./dates.js";
import { h, reconcile, svg } from "./dom.js";
import { drawn, REACTIONS } from "./emoji.js";
import { openMenu } from "./menu.js";
import { link, mrkdwn } from "./text.js";
import { act, channel, person, world } from "./world.js";

const editing = new Set();
const TOGETHER = 300; // seconds within which one person's messages stand under one name
const LONG = 900; // characters from which on a person's message is folded

const keyOf = (message) => `${message.channel}/${message.ts}`;

// Draws a list; `threaded` is for the side panel, where no message leads on to a thread.
export function drawMessages(container, messages, { threaded = false } = {}) {
  const items = [];
  let before = null;
  for (const message of messages) {
    const day = dayOf(message.ts);
    if (!threaded && day !== (before && dayOf(before.ts))) items.push(divider(day));
    const follows = isTogether(before, message) && items.at(-1)?.key.startsWith("m/");
    const editingNow = editing.has(keyOf(message));
    items.push({
      key: `m/${keyOf(message)}`,
      sign: JSON.stringify([message, follows, editingNow, world.me, channel(message.channel)?.joined, names(message)]),
      build: (old) => article(message, { follows, threaded, unfolded: old?.dataset.unfolded }),
    });
    before = message;
  }
  reconcile(container, items);
  rove(container);
}

// The Tab key stops at one message of a conversation, the last unless another was gone to; the arrow
// keys lead to the others.
function rove(container) {
  const all = [...container.querySelectorAll(".message")];
  const stop = all.includes(roved.get(container)) ? roved.get(container) : all.at(-1);
  for (const one of all) one.tabIndex = one === stop ? 0 : -1;
  if (container.dataset.roves) return;
  container.dataset.roves = "yes";
  container.addEventListener("focusin", (event) => {
    const message = event.target.closest(".message");
    if (!message) return;
    for (const one of container.querySelectorAll(".message")) one.tabIndex = one === message ? 0 : -1;
    roved.set(container, message);
  });
  container.addEventListener("keydown", (event) => {
    if (!event.target.matches(".message") || !(event.key in STEPS)) return;
    const messages = [...container.querySelectorAll(".message")];
    messages[messages.indexOf(event.target) + STEPS[event.key]]?.focus();
    event.preventDefault();
  });
}

const roved = new WeakMap();
const STEPS = { ArrowUp: -1, ArrowDown: 1 };

// A name that is learnt later must be drawn anew: cheap, and right.
function names(message) {
  return [person(message.user)?.name, message.username];
}

function divider(day) {
  return { key: `d/${day}`, sign: day, build: () => h("div", { class: "day", role: "separator" }, h("span", {}, day)) };
}

function isTogether(before, message) {
  return before && !message.subtype && !before.subtype && before.user === message.user && !message.ephemeral && !before.ephemeral && !before.deleted && Number(message.ts) - Number(before.ts) < TOGETHER;
}

function article(message, { follows, threaded, unfolded }) {
  if (message.deleted) return h("article", { class: "message grave" }, avatar(message), h("p", { class: "soft" }, "This message was deleted."), thread(message, threaded));
  if (NOTICES.has(message.subtype)) return notice(message);
  const name = authorOf(message);
  const drawnOne = h("article", { class: `message${follows ? " follows" : ""}${message.ephemeral ? " private" : ""}`, "aria-label": `${name}, ${clock(message.ts)}`, "data-ts": message.ts },
    message.ephemeral && h("p", { class: "private-note" }, svg("eye"), "Only visible to you"),
    follows ? h("span", { class: "gutter" }, clock(message.ts)) : avatar(message),
    h("div", { class: "message-main" },
      !follows && h("p", { class: "byline" }, h("strong", {}, name), badge(message), h("time", { title: moment(message.ts) }, clock(message.ts))),
      editing.has(keyOf(message)) ? editor(message) : body(message, unfolded),
      reactions(message),
      thread(message, threaded)),
    toolbar(message, threaded));
  if (unfolded) drawnOne.dataset.unfolded = "yes";
  return drawnOne;
}

const NOTICES = new Set(["channel_join", "channel_leave", "channel_name", "channel_convert_to_private"]);

function notice(message) {
  return h("article", { class: "message notice", "data-ts": message.ts }, avatar(message), h("p", { class: "soft" }, mrkdwn(message.text)));
}

function authorOf(message) {
  return message.username ?? person(message.user)?.name ?? "Somebody";
}

function badge(message) {
  const known = person(message.user);
  if (message.bot_id) return h("span", { class: "badge" }, "APP");
  return known?.guest && h("span", { class: "badge guest" }, "GUEST");
}

export function avatar(message) {
  return portrait(message.user, authorOf(message));
}

export function portrait(id, name) {
  if (id === world.picture.bot.user_id) return h("img", { class: "avatar", src: "/icon.svg", alt: "" });
  const initials = name.split(/\s+/).map((part) => part[0]).slice(0, 2).join("");
  const hue = [...(id ?? name)].reduce((sum, character) => (sum * 31 + character.codePointAt(0)) % 6, 7);
  return h("span", { class: `avatar hue-${hue}`, "aria-hidden": "true" }, initials);
}

function body(message, unfolded) {
  const scene = { press: (block, one, about) => act("press", { channel: message.channel, ts: message.ts, block_id: block.block_id, action_id: one.action_id, ...about }) };
  const edited = message.edited && !message.bot_id && h("span", { class: "edited" }, " (edited)");
  const inner = message.blocks?.length ? blocks(message.blocks, scene) : message.text && h("div", { class: "words" }, mrkdwn(message.text));
  const words = h("div", { class: "body" }, inner, edited, (message.files ?? []).map(file), (message.attachments ?? []).map(preview));
  if (message.bot_id || message.text.length < LONG || unfolded) return words;
  words.classList.add("folded");
  const more = h("button", { type: "button", class: "link more", onclick: () => unfold(words, more) }, "Show more");
  return [words, more];
}

function unfold(words, button) {
  words.classList.remove("folded");
  words.closest("article").dataset.unfolded = "yes";
  button.remove();
}

function file(one) {
  if (one.mode === "tombstone") return h("p", { class: "soft" }, "This file was deleted.");
  return h("figure", { class: "file" },
    h("figcaption", {}, svg("file"), h("strong", {}, one.title), h("span", { class: "soft" }, one.mode === "snippet" ? " text snippet" : ` ${one.pretty_type}`)),
    one.preview && h("pre", {}, one.preview, one.lines_more ? `\n… ${one.lines_more} more lines` : ""));
}

function preview(attachment) {
  return h("blockquote", { class: "unfurl" }, attachment.title_link || attachment.from_url ? link(attachment.title_link ?? attachment.from_url, attachment.title ?? attachment.fallback) : (attachment.title ?? attachment.fallback), attachment.text && h("div", {}, mrkdwn(attachment.text)));
}

function reactions(message) {
  if (!message.reactions?.length) return null;
  return h("div", { class: "reactions" }, message.reactions.map((one) => {
    const mine = one.users.includes(world.me);
    const who = one.users.map((id) => person(id)?.name ?? id).join(", ");
    return h("button", { type: "button", class: "reaction", "aria-pressed": String(mine), title: `${who} reacted with :${one.name}:`, "aria-label": `${one.name}, ${one.count}`, onclick: () => react(message, one.name), "data-name": `reaction/${one.name}` },
      h("span", { "aria-hidden": "true" }, drawn(one.name)), ` ${one.count}`);
  }));
}

function react(message, name) {
  act("react", { channel: message.channel, ts: message.ts, name });
}

function thread(message, threaded) {
  if (threaded || !message.reply_count) return null;
  const replies = `${message.reply_count} ${message.reply_count === 1 ? "reply" : "replies"}`;
  return h("a", { class: "thread-link", href: `#/${message.channel}/${message.ts}`, "data-name": "thread" },
    message.reply_users.slice(0, 4).map((id) => portrait(id, person(id)?.name ?? "?")),
    h("span", { class: "thread-count" }, replies), h("span", { class: "soft" }, `Last reply ${dayOf(message.latest_reply).toLowerCase()} at ${clock(message.latest_reply)}`));
}

function toolbar(message, threaded) {
  const tool = (label, icon, onclick, more = {}) => h("button", { type: "button", class: "icon-button", title: label, "aria-label": label, onclick, "data-name": label, ...more }, icon);
  if (message.ephemeral) return h("div", { class: "toolbar" }, tool("Dismiss", svg("close"), () => act("dismiss", { channel: message.channel, ts: message.ts })));
  const menu = { "aria-haspopup": "menu", "aria-expanded": "false" };
  return h("div", { class: "toolbar" },
    tool("React with newspaper", h("span", { class: "emoji" }, "📰"), () => react(message, "newspaper")),
    tool("Add a reaction", svg("react"), (event) => openMenu(event.currentTarget, choices(message), { label: "Reactions", grid: true }), menu),
    !threaded && tool("Reply in thread", svg("reply"), () => (location.hash = `#/${message.channel}/${message.thread_ts ?? message.ts}`)),
    tool("Message actions", svg("more"), (event) => openMenu(event.currentTarget, actions(message), { label: "Message" }), menu));
}

function choices(message) {
  return REACTIONS.map((name) => ({ name, label: drawn(name), action: () => react(message, name) }));
}

function actions(message) {
  const where = { channel: message.channel, ts: message.ts };
  const shortcuts = world.picture.hints.shortcuts.filter((one) => one.kind === "message");
  const entries = shortcuts.map((one) => ({ label: one.name, detail: "Nutgraf", action: () => act("shortcut", { ...where, callback_id: one.callback_id }) }));
  entries.push({ label: "Copy text", action: () => navigator.clipboard?.writeText(message.text) });
  if (message.user === world.me) {
    if (!message.files) entries.push({ label: "Edit message", action: () => edit(message) });
    entries.push({ label: "Delete message…", danger: true, action: () => remove(message) });
  }
  return entries;
}

let redraw = () => {};
export function onEdit(listener) {
  redraw = listener;
}

function edit(message, on = true) {
  if (on) editing.add(keyOf(message));
  else editing.delete(keyOf(message));
  redraw();
  if (on) document.querySelector(".edit-box textarea")?.focus();
}

// What was typed, from what Slack made of it.
function typedOf(message) {
  const pieces = message.blocks?.[0]?.elements?.[0]?.elements ?? [];
  return pieces.map((one) => ({ text: one.text, link: one.text && one.url && one.text !== one.url ? `<${one.url}|${one.text}>` : one.url, user: `<@${one.user_id}>`, channel: `<#${one.channel_id}>` })[one.type] ?? "").join("");
}

function editor(message) {
  const box = h("textarea", { class: "input", rows: 4, "aria-label": "Edit message", value: typedOf(message) });
  const save = async () => {
    if (box.value.trim()) await act("edit", { channel: message.channel, ts: message.ts, text: box.value });
    edit(message, false);
  };
  box.addEventListener("keydown", (event) => {
    if (event.key === "Escape") edit(message, false);
    else if (event.key === "Enter" && !event.shiftKey) save();
    else return;
    event.preventDefault();
  });
  return h("div", { class: "edit-box" }, box, h("div", { class: "row" },
    h("button", { type: "button", class: "button", onclick: () => edit(message, false) }, "Cancel"),
    h("button", { type: "button", class: "button primary", onclick: save }, "Save")));
}

function remove(message) {
  const dialog = h("dialog", { class: "modal small", "aria-label": "Delete message", onclose: () => dialog.remove() },
    h("h2", { class: "modal-title" }, "Delete message"),
    h("div", { class: "modal-body" }, h("p", {}, "Are you sure you want to delete this message? This cannot be undone.")),
    h("div", { class: "modal-foot" },
      h("button", { type: "button", class: "button", onclick: () => dialog.close() }, "Cancel"),
      h("button", { type: "button", class: "button danger", onclick: () => (dialog.close(), act("delete", { channel: message.channel, ts: message.ts })) }, "Delete")));
  document.body.append(dialog);
  dialog.showModal();
}
