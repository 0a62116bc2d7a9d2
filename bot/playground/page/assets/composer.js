// Where one writes: messages, commands with their completion, mentions, files and long pastes.

import { h, svg, toast, unique } from "./dom.js";
import { openMenu } from "./menu.js";
import { act, channelName, world } from "./world.js";

const LONGEST = 12000; // characters; Slack makes a text snippet of what is longer
const LARGEST = 1000000; // bytes of an uploaded file
const drafts = new Map();

export function composer(channel, thread) {
  const key = `${world.me}/${channel.id}/${thread ?? ""}`;
  const names = { list: unique("hints"), box: unique("box") };
  const place = thread ? "Reply…" : channel.kind === "im" ? "Message Nutgraf" : `Message #${channelName(channel)}`;
  const hints = h("div", { class: "hints", role: "listbox", id: names.list, "aria-label": "Suggestions", hidden: true });
  const box = h("textarea", {
    id: names.box, class: "box", rows: 1, placeholder: place, "aria-label": thread ? "Reply in thread" : place, value: drafts.get(key) ?? "",
    role: "combobox", "aria-autocomplete": "list", "aria-expanded": "false", "aria-controls": names.list,
  });
  const chosen = h("input", { type: "file", accept: ".txt,.md,.html,.htm,text/*", hidden: true, tabindex: "-1", onchange: () => upload(chosen, channel, thread) });
  const sendButton = h("button", { type: "submit", class: "icon-button send", "aria-label": "Send", title: "Send" }, svg("send"));
  const suggestions = completion(box, hints, channel);
  const form = h("form", { class: "composer" }, hints, box,
    h("div", { class: "composer-foot" },
      h("button", { type: "button", class: "icon-button", "aria-label": "Attach", title: "Attach", "aria-haspopup": "menu", "aria-expanded": "false", onclick: (event) => openMenu(event.currentTarget, attachments(chosen, box), { label: "Attach" }) }, svg("plus")),
      h("span", { class: "soft keys" }, "Enter sends, Shift + Enter begins a new line"), sendButton), chosen);
  const grow = () => {
    box.style.height = "auto";
    box.style.height = `${Math.min(box.scrollHeight, 220)}px`;
    drafts.set(key, box.value);
    sendButton.disabled = !box.value.trim();
  };
  box.addEventListener("input", grow);
  box.addEventListener("keydown", (event) => {
    if (suggestions.key(event)) return event.preventDefault();
    if (event.key !== "Enter" || event.shiftKey || event.isComposing) return undefined;
    event.preventDefault();
    return form.requestSubmit();
  });
  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    const typed = box.value.trim();
    if (!typed) return;
    box.value = "";
    suggestions.close();
    grow();
    await send(channel, typed, thread);
  });
  queueMicrotask(grow);
  return form;
}

// Sends what was typed as Slack would: as a command, a message, or a snippet.
export function send(channel, typed, thread) {
  const command = /^(\/\w+)(?:\s+([\s\S]*))?$/.exec(typed);
  if (command) {
    if (!world.picture.hints.commands.some((one) => one.name === command[1])) {
      toast(`${command[1]} is not a command here. Try /news help.`);
      return Promise.resolve({ ok: false });
    }
    if (thread) {
      toast(`${command[1]} is not supported in threads. Use it in the channel.`);
      return Promise.resolve({ ok: false });
    }
    return act("command", { channel: channel.id, command: command[1], text: command[2] ?? "" });
  }
  if (typed.length > LONGEST) return act("upload", { channel: channel.id, thread, name: "Untitled", content: typed, snippet: true });
  return act("say", { channel: channel.id, thread, text: picked(typed) });
}

// Names that were picked (or typed as they are) as Slack sends them: by id.
function picked(typed) {
  let text = typed;
  for (const one of [...world.picture.people].sort((a, b) => b.name.length - a.name.length)) {
    text = text.replaceAll(new RegExp(`(?<![\\w@])@${escaped(one.name)}\\b`, "gi"), `<@${one.id}>`);
  }
  for (const one of world.picture.channels.filter((c) => c.name)) {
    text = text.replaceAll(new RegExp(`(?<![\\w/#])#${escaped(one.name)}(?![\\w-])`, "g"), `<#${one.id}>`);
  }
  return text;
}

function escaped(words) {
  return words.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
}

function attachments(chosen, box) {
  return [
    { label: "Upload a text file…", action: () => chosen.click() },
    { label: "Paste the sample article", action: () => fill(box, world.picture.hints.trials[0]?.typed ?? "") },
  ];
}

function fill(box, words) {
  box.value = words;
  box.dispatchEvent(new Event("input"));
  box.focus();
}

async function upload(chosen, channel, thread) {
  const [file] = chosen.files;
  if (!file) return;
  if (file.size > LARGEST) toast("The playground takes files of up to 1 MB.");
  else await act("upload", { channel: channel.id, thread, name: file.name, content: await file.text() });
  chosen.value = "";
}

// The list that opens over the box: commands after a slash, people after an at sign.
function completion(box, hints, channel) {
  let entries = [];
  let at = 0;
  const close = () => {
    entries = [];
    hints.hidden = true;
    box.setAttribute("aria-expanded", "false");
    box.removeAttribute("aria-activedescendant");
  };
  const choose = (entry) => {
    const end = box.selectionStart;
    box.setRangeText(entry.insert, end - entry.over, end, "end");
    close();
    box.dispatchEvent(new Event("input"));
    box.focus();
  };
  const draw = () => {
    const name = unique("hint");
    hints.replaceChildren(...entries.map((entry, position) => h("div", { role: "option", id: `${name}-${position}`, class: "hint-entry", "aria-selected": String(position === at), onpointerdown: (event) => (event.preventDefault(), choose(entry)) },
      h("span", { class: "hint-name" }, entry.label), h("span", { class: "soft" }, entry.detail))));
    hints.hidden = !entries.length;
    box.setAttribute("aria-expanded", String(entries.length > 0));
    if (entries.length) box.setAttribute("aria-activedescendant", `${name}-${at}`);
    hints.children[at]?.scrollIntoView({ block: "nearest" });
  };
  box.addEventListener("input", () => {
    entries = suggested(box.value.slice(0, box.selectionStart), channel);
    at = 0;
    draw();
  });
  box.addEventListener("blur", close);
  return {
    close,
    key(event) {
      if (!entries.length) return false;
      if (event.key === "ArrowDown" || event.key === "ArrowUp") {
        at = (at + (event.key === "ArrowDown" ? 1 : -1) + entries.length) % entries.length;
        draw();
        return true;
      }
      if (event.key === "Escape") {
        close();
        return true;
      }
      // A command that is written out is sent by Enter; Tab still completes it.
      const complete = entries[at].insert.trim() === box.value.slice(0, box.selectionStart).slice(-entries[at].over).trim();
      if (event.key === "Tab" || (event.key === "Enter" && !complete && !event.shiftKey)) {
        choose(entries[at]);
        return true;
      }
      return false;
    },
  };
}

function suggested(before, channel) {
  const command = /^\/\S*$/.exec(before);
  if (command) {
    return world.picture.hints.commands.filter((one) => one.name.startsWith(before))
      .map((one) => ({ label: one.name, detail: `${one.usage} · ${one.explained}`, insert: `${one.name} `, over: before.length }));
  }
  const known = world.picture.hints.commands.find((one) => before.startsWith(`${one.name} `));
  if (known) {
    const rest = before.slice(known.name.length + 1);
    if (rest.includes(" ")) return [];
    return known.subcommands.filter(([typed]) => typed.startsWith(`${known.name} ${rest}`)).map(([typed, does]) => {
      const word = typed.slice(known.name.length + 1).split(" ")[0];
      return { label: typed, detail: does, insert: typed.includes(" ", known.name.length + 1) ? `${word} ` : word, over: rest.length };
    });
  }
  const mention = /(?:^|\s)@([\w ]{0,20})$/.exec(before);
  if (!mention || channel.kind === "im") return [];
  const wanted = mention[1].toLowerCase();
  return world.picture.people.filter((one) => one.name.toLowerCase().startsWith(wanted) && one.name.toLowerCase() !== wanted)
    .sort((a, b) => Number(b.bot) - Number(a.bot))
    .map((one) => ({ label: one.name, detail: one.bot ? "app" : one.guest ? "guest" : "", insert: `@${one.name} `, over: mention[1].length + 1 }));
}
