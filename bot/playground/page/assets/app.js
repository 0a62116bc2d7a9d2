// The whole page: side bar, conversation, thread, and what is in front of them.

import { blocks } from "./blocks.js";
import { composer, send } from "./composer.js";
import { h, reconcile, svg } from "./dom.js";
import { openMenu } from "./menu.js";
import { drawMessages, onEdit, portrait } from "./messages.js";
import { drawModal } from "./modal.js";
import { drawSidebar, markRead } from "./sidebar.js";
import { act, channel, channelName, direct, follow, onChange, world } from "./world.js";

const main = document.getElementById("main");
const side = document.getElementById("thread");
let drawnPlace = "";
let drawnThread = "";
let gone = false; // to another place, whose thread may be there a moment later: then it gets the focus

function place() {
  const [id, ts] = location.hash.replace(/^#\//, "").split("/");
  if (id === "home") return { home: true };
  return { room: channel(id) ?? world.picture.channels[0], ts };
}

function draw() {
  if (!world.picture) return;
  const { home, room, ts } = place();
  document.title = `${home ? "Nutgraf" : channelName(room)} · Nutgraf playground`;
  if (!home) markRead(room);
  drawSidebar(document.getElementById("sidebar"), home ? "home" : room.id);
  if (home) drawHome();
  else drawRoom(room);
  drawThread(home ? null : room, ts);
  drawModal(world.picture.modals);
}

// A container that is built once for each place, and kept while only its messages change.
function frame(container, name, build) {
  container.dataset.place = name;
  container.replaceChildren(...build());
}

function drawRoom(room) {
  const name = `${world.me}/${room.id}/${room.joined}/${room.with_app}/${room.name}/${room.kind}/${room.archived}`;
  if (drawnPlace !== name) {
    drawnPlace = name;
    frame(main, room.id, () => [
      roomHead(room), room.kind === "im" && tabs("messages"),
      h("div", { class: "log", role: "log", "aria-label": `Messages in ${channelName(room)}`, tabindex: "-1" }),
      trials(room),
      room.archived ? h("p", { class: "blank soft" }, "This channel is archived.") : composer(room),
    ].filter(Boolean));
    main.querySelector(".log").dataset.fresh = "yes";
  }
  const shown = world.picture.messages[room.id].filter((m) => !m.thread_ts || m.thread_ts === m.ts || (m.ephemeral && !m.thread_ts));
  fill(main.querySelector(".log"), shown, { blank: blankWords(room) });
}

function blankWords(room) {
  if (room.kind === "im") return "This is your direct message with Nutgraf. Share a link, paste an article's text, or ask a question.";
  return `Nothing has been said in #${room.name} yet.`;
}

function fill(log, messages, options) {
  const fresh = log.dataset.fresh;
  const last = log.dataset.last;
  log.querySelector(".blank")?.remove();
  drawMessages(log, messages, options);
  if (!messages.length && options.blank) log.append(h("p", { class: "blank soft", "data-key": "blank" }, options.blank));
  const newest = messages.at(-1);
  const own = newest && newest.ts !== last && (newest.ephemeral || newest.user === world.me);
  if (fresh || own || log.dataset.up !== "yes") showLast(log);
  delete log.dataset.fresh;
  log.dataset.last = newest?.ts ?? "";
  log.onscroll = () => noteScroll(log);
}

// Whoever scrolls up stays there. A log that is longer because its lines wrap anew was not scrolled.
function noteScroll(log) {
  if (log.scrollHeight - log.scrollTop - log.clientHeight < 80) log.dataset.up = "no";
  else if (log.scrollTop < Number(log.dataset.at) - 4) log.dataset.up = "yes";
  log.dataset.at = log.scrollTop;
}

// The end of a conversation; where its last message is longer than what fits, that one's beginning.
function showLast(log) {
  const last = [...log.querySelectorAll(".message")].at(-1);
  const long = last && last.offsetHeight > log.clientHeight - 40;
  if (long) last.scrollIntoView({ block: "start" });
  else log.scrollTop = log.scrollHeight;
  Object.assign(log.dataset, { up: long ? "yes" : "no", at: log.scrollTop });
}

function roomHead(room) {
  const icon = room.kind === "im" ? portrait(world.picture.bot.user_id, "Nutgraf") : svg(room.kind === "private_channel" ? "lock" : "hash");
  const count = `${room.members} ${room.members === 1 ? "member" : "members"}`;
  return h("header", { class: "pane-head" }, drawerButton(), icon, h("h1", {}, channelName(room)), room.kind !== "im" && h("span", { class: "soft members" }, count),
    room.kind !== "im" && h("button", { type: "button", class: "icon-button push", "aria-label": "Channel", title: "Channel", "aria-haspopup": "menu", "aria-expanded": "false", onclick: (event) => openMenu(event.currentTarget, roomActions(room), { label: "Channel" }) }, svg("more")));
}

function roomActions(room) {
  const about = { channel: room.id };
  return [
    room.with_app ? { label: "Remove Nutgraf from the channel", action: () => act("remove_app", about) } : { label: "Add Nutgraf to the channel", action: () => act("invite_app", about) },
    room.joined ? { label: "Leave the channel", danger: true, action: () => act("leave", about) } : { label: "Join the channel", action: () => act("join", about) },
  ];
}

function drawerButton() {
  return h("button", { type: "button", class: "icon-button drawer-button", "aria-label": "Conversations", title: "Conversations", onclick: () => document.body.classList.toggle("drawer") }, svg("menu"));
}

function tabs(now) {
  const tab = (name, label, href) => h("a", { class: "tab", href, "aria-current": now === name ? "page" : undefined }, label);
  return h("nav", { class: "tabs", "aria-label": "Nutgraf" }, tab("home", "Home", "#/home"), tab("messages", "Messages", `#/${direct()?.id}`));
}

// Things to try, in the conversation that all begins in, and in the direct message.
function trials(room) {
  const some = world.picture.hints.trials;
  if (!some.length || room.archived || !room.with_app) return null;
  return h("div", { class: "trials", role: "group", "aria-label": "Things to try" }, h("span", { class: "soft" }, "Try"),
    some.map((trial) => h("button", { type: "button", class: "chip", onclick: () => attempt(room, trial) }, trial.label)));
}

async function attempt(room, trial) {
  const answer = await send(room, trial.typed);
  if (answer.ts && innerWidth > 720) location.hash = `#/${room.id}/${answer.ts}`;
}

function drawThread(room, ts) {
  const messages = room ? world.picture.messages[room.id] : [];
  const parent = ts && messages.find((one) => one.ts === ts);
  side.hidden = !parent;
  document.body.classList.toggle("with-thread", Boolean(parent));
  if (!parent) {
    drawnThread = "";
    side.replaceChildren();
    return;
  }
  const name = `${world.me}/${room.id}/${ts}`;
  if (drawnThread !== name) {
    drawnThread = name;
    frame(side, name, () => [
      h("header", { class: "pane-head" }, h("h2", {}, "Thread"), h("span", { class: "soft" }, room.kind === "im" ? "Nutgraf" : `#${channelName(room)}`),
        h("a", { class: "icon-button push", href: `#/${room.id}`, "aria-label": "Close thread", title: "Close thread" }, svg("close"))),
      h("div", { class: "log", role: "log", "aria-label": "Thread", tabindex: "-1" }),
      room.archived ? null : composer(room, ts),
    ].filter(Boolean));
    Object.assign(side.querySelector(".log").dataset, { thread: ts, fresh: "yes" });
    if (gone) side.querySelector("textarea")?.focus({ preventScroll: true });
    gone = false;
  }
  fill(side.querySelector(".log"), [parent, ...messages.filter((one) => one.thread_ts === ts && one.ts !== ts)], { threaded: true });
}

let homeFor = "";

function drawHome() {
  const view = world.picture.home;
  if (homeFor !== world.me || drawnPlace !== "home") {
    homeFor = world.me;
    drawnPlace = "home";
    act("home", { tab: "home" });
    frame(main, "home", () => [h("header", { class: "pane-head" }, drawerButton(), portrait(world.picture.bot.user_id, "Nutgraf"), h("h1", {}, "Nutgraf"), h("span", { class: "badge" }, "APP")), tabs("home"), h("div", { class: "home", "aria-label": "Home", role: "region", tabindex: "-1" })]);
  }
  const scene = { press: (block, one, about) => act("press", { view: view.id, block_id: block.block_id, action_id: one.action_id, ...about }) };
  const build = () => (view ? h("div", { class: "home-inner" }, blocks(view.blocks, scene)) : h("p", { class: "blank soft" }, "Nutgraf has put nothing on this tab yet."));
  reconcile(main.querySelector(".home"), [{ key: view?.id ?? "none", sign: view?.hash ?? "none", build }]);
}

onChange(draw);
onEdit(draw);
addEventListener("hashchange", () => {
  document.body.classList.remove("drawer");
  gone = true;
  draw();
});
document.addEventListener("keydown", (event) => {
  if (event.key !== "Escape" || event.defaultPrevented || document.querySelector("dialog[open]")) return;
  if (document.body.classList.contains("drawer")) document.body.classList.remove("drawer");
  else if (!side.hidden) {
    const { thread: ts } = side.querySelector(".log").dataset;
    location.hash = location.hash.split("/").slice(0, 2).join("/");
    [...main.querySelectorAll("[data-ts]")].find((one) => one.dataset.ts === ts)?.focus();
  }
});
follow();
