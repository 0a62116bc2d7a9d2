// Words: Slack's mrkdwn, the markdown block, and what stands inside rich text.

import { formatted } from "./dates.js";
import { h } from "./dom.js";
import { drawn, EMOJI } from "./emoji.js";
import { channel, channelName, inside, person, world } from "./world.js";

export function unescaped(text) {
  return text.replaceAll("&lt;", "<").replaceAll("&gt;", ">").replaceAll("&amp;", "&");
}

// A link that is followed only where it leads to a web page or a mailbox; a place in this workspace
// opens here.
export function link(address, ...children) {
  const here = inside(address);
  if (here) return h("a", { href: here, class: "link" }, ...children);
  if (!/^(https?:|mailto:)/i.test(address)) return h("span", {}, ...children);
  return h("a", { href: address, class: "link", target: "_blank", rel: "noopener noreferrer" }, ...children);
}

export function user(id) {
  const known = person(id);
  const own = id === world.me ? " own" : "";
  return h("span", { class: `mention${own}` }, `@${known ? known.name : id}`);
}

export function room(id) {
  const known = channel(id);
  if (!known) return h("span", { class: "mention" }, "a private channel");
  return h("a", { class: "mention", href: `#/${id}` }, `#${channelName(known)}`);
}

export function broadcast(range) {
  return h("span", { class: "mention own" }, `@${range}`);
}

export function emoji(name, unicode) {
  const character = drawn(name, unicode);
  return h("span", { class: "emoji", role: "img", "aria-label": name, title: `:${name}:` }, character);
}

export function date(seconds, format, fallback, address) {
  const words = formatted(Number(seconds), unescaped(format), fallback && unescaped(fallback));
  const time = h("time", { title: fallback ? unescaped(fallback) : undefined }, words);
  return address ? link(unescaped(address), time) : time;
}

function control(inner) {
  const [target, ...rest] = inner.split("|");
  const label = rest.length ? unescaped(rest.join("|")) : "";
  if (target.startsWith("@")) return user(target.slice(1));
  if (target.startsWith("#")) return room(target.slice(1));
  if (target.startsWith("!date^")) {
    const [, seconds, format, address] = target.split("^");
    return date(seconds, format ?? "{date}", label, address);
  }
  if (target.startsWith("!subteam^")) return h("span", { class: "mention" }, label || "@group");
  if (target.startsWith("!")) return broadcast(target.slice(1));
  const address = unescaped(target);
  return link(address, label || address.replace(/^mailto:/, ""));
}

const INLINE = new RegExp(
  [
    "<([^<>\\n]+)>",
    "`([^`\\n]+)`",
    "(?<![\\w*])\\*(\\S(?:[^*\\n]*\\S)?)\\*(?![\\w*])",
    "(?<![\\w_])_(\\S(?:[^_\\n]*\\S)?)_(?![\\w_])",
    "(?<![\\w~])~(\\S(?:[^~\\n]*\\S)?)~(?![\\w~])",
    ":([a-z0-9_+-]+):",
    "(https?://[^\\s<>|*`]+[^\\s<>|*`.,;:!?)'\"])",
  ].join("|"),
  "g",
);

function inline(text) {
  const nodes = [];
  let done = 0;
  for (const found of text.matchAll(INLINE)) {
    const [all, target, code, bold, italic, struck, name, bare] = found;
    if (name !== undefined && !(name in EMOJI)) continue;
    nodes.push(...lines(text.slice(done, found.index)));
    done = found.index + all.length;
    if (target !== undefined) nodes.push(control(target));
    else if (code !== undefined) nodes.push(h("code", {}, unescaped(code)));
    else if (bold !== undefined) nodes.push(h("strong", {}, ...inline(bold)));
    else if (italic !== undefined) nodes.push(h("em", {}, ...inline(italic)));
    else if (struck !== undefined) nodes.push(h("s", {}, ...inline(struck)));
    else if (bare !== undefined) nodes.push(link(unescaped(bare), unescaped(bare)));
    else nodes.push(emoji(name));
  }
  return [...nodes, ...lines(text.slice(done))];
}

function lines(text) {
  return text.split("\n").flatMap((line, position) => (position ? [h("br"), unescaped(line)] : [unescaped(line)]));
}

export function mrkdwn(text) {
  return text.split(/```\n?([\s\S]*?)```\n?/).flatMap((part, position) => {
    if (position % 2) return [h("pre", {}, unescaped(part))];
    return quoted(part);
  });
}

function quoted(text) {
  const nodes = [];
  for (const group of text.split(/((?:^&gt;[^\n]*(?:\n|$))+)/m)) {
    if (group.startsWith("&gt;")) {
      nodes.push(h("blockquote", {}, ...inline(group.replace(/^&gt; ?/gm, "").replace(/\n$/, ""))));
    } else if (group) nodes.push(...inline(group));
  }
  return nodes;
}

export function plain(text) {
  return text.split(/:([a-z0-9_+-]+):/).map((part, position) => {
    if (position % 2 === 0) return part;
    return part in EMOJI ? emoji(part) : `:${part}:`;
  });
}

// A text object of either kind.
export function words(object) {
  return object.type === "mrkdwn" ? mrkdwn(object.text) : plain(object.text);
}

export function styled(text, style = {}) {
  let node = document.createDocumentFragment();
  node.append(...text.split("\n").flatMap((line, position) => (position ? [h("br"), line] : [line])));
  if (style.code) node = h("code", {}, node);
  if (style.bold) node = h("strong", {}, node);
  if (style.italic) node = h("em", {}, node);
  if (style.strike) node = h("s", {}, node);
  if (style.underline) node = h("u", {}, node);
  return node;
}

// The markdown block: the common marks, line by line.
export function markdown(text) {
  return text.split(/\n{2,}/).map((paragraph) => {
    const head = /^(#{1,6}) (.*)/.exec(paragraph);
    if (head) return h("p", { class: "md-head" }, ...spans(head[2]));
    const items = paragraph.split("\n");
    if (items.every((item) => /^\s*[-*+] /.test(item))) return list("ul", items, /^\s*[-*+] /);
    if (items.every((item) => /^\s*\d+[.)] /.test(item))) return list("ol", items, /^\s*\d+[.)] /);
    if (items.every((item) => item.startsWith(">"))) return h("blockquote", {}, ...spans(items.map((i) => i.replace(/^> ?/, "")).join("\n")));
    return h("p", {}, ...spans(paragraph));
  });
}

function list(tag, items, mark) {
  return h(tag, { class: "rich-list" }, items.map((item) => h("li", {}, ...spans(item.replace(mark, "")))));
}

function spans(text) {
  return text.split(/(\*\*[^*]+\*\*|\*[^*]+\*|_[^_]+_|~~[^~]+~~|`[^`]+`|\[[^\]]+\]\([^)\s]+\))/).map((part) => {
    const address = /^\[([^\]]+)\]\(([^)\s]+)\)$/.exec(part);
    if (address) return link(address[2], address[1]);
    if (/^\*\*.+\*\*$/.test(part)) return h("strong", {}, part.slice(2, -2));
    if (/^~~.+~~$/.test(part)) return h("s", {}, part.slice(2, -2));
    if (/^([*_]).+\1$/.test(part)) return h("em", {}, part.slice(1, -1));
    if (/^`.+`$/.test(part)) return h("code", {}, part.slice(1, -1));
    return styled(part);
  });
}
