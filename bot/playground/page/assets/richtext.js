// The rich_text block: sections, lists, quotes and preformatted text.

import { h } from "./dom.js";
import { broadcast, date, emoji, link, room, styled, user } from "./text.js";

export function richText(block) {
  return h("div", { class: "rich" }, block.elements.map(part));
}

function part(element) {
  const inner = element.elements;
  switch (element.type) {
    case "rich_text_section":
      return h("p", {}, inner.map(piece));
    case "rich_text_list":
      return list(element);
    case "rich_text_quote":
      return h("blockquote", {}, inner.map(piece));
    case "rich_text_preformatted":
      return h("pre", {}, inner.map(piece));
    default:
      return h("p", { class: "unknown" }, `(${element.type})`);
  }
}

const BULLETS = ["disc", "circle", "square"];
const NUMBERS = ["decimal", "lower-alpha", "lower-roman"];

function list(element) {
  const depth = element.indent ?? 0;
  const ordered = element.style === "ordered";
  const start = ordered ? (element.offset ?? 0) + 1 : undefined;
  const drawn = h(ordered ? "ol" : "ul", { class: "rich-list", start }, element.elements.map((item) => h("li", {}, item.elements.map(piece))));
  drawn.style.listStyleType = (ordered ? NUMBERS : BULLETS)[depth % 3];
  drawn.style.marginInlineStart = `${depth * 1.6}em`;
  return drawn;
}

function piece(element) {
  switch (element.type) {
    case "text":
      return styled(element.text, element.style);
    case "link":
      return link(element.url, styled(element.text ?? element.url, element.style));
    case "user":
      return user(element.user_id);
    case "channel":
      return room(element.channel_id);
    case "emoji":
      return emoji(element.name, element.unicode);
    case "broadcast":
      return broadcast(element.range);
    case "usergroup":
      return h("span", { class: "mention" }, "@group");
    case "date":
      return date(element.timestamp, element.format, element.fallback, element.url);
    case "color":
      return h("code", {}, element.value);
    default:
      return h("span", { class: "unknown" }, `(${element.type})`);
  }
}
