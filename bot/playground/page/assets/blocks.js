// Every block of Block Kit; one that is not known is shown as such, with its words.

import { h, unique } from "./dom.js";
import { element, picture } from "./elements.js";
import { richText } from "./richtext.js";
import { markdown, plain, words } from "./text.js";

export function blocks(list, scene) {
  return list.map((block) => h("div", { class: `block block-${block.type}`, "data-block": block.block_id }, (DRAW[block.type] ?? unknown)(block, scene)));
}

function unknown(block) {
  return h("div", { class: "unknown" }, `This page cannot draw a block of the type “${block.type}”. `, texts(block).join(" "));
}

function texts(value) {
  if (Array.isArray(value)) return value.flatMap(texts);
  if (value === null || typeof value !== "object") return [];
  return Object.entries(value).flatMap(([key, inner]) => (key === "text" && typeof inner === "string" ? [inner] : texts(inner)));
}

function section(block, scene) {
  return [
    h("div", { class: "section-words" },
      block.text && h("div", { class: "words" }, words(block.text)),
      block.fields && h("div", { class: "fields" }, block.fields.map((field) => h("div", { class: "words" }, words(field))))),
    block.accessory && h("div", { class: "accessory" }, element(block, block.accessory, scene)),
  ];
}

function context(block) {
  return h("div", { class: "context" }, block.elements.map((one) => (one.type === "image" ? picture(one, "context-image") : h("span", {}, words(one)))));
}

function row(block, scene) {
  return h("div", { class: "row" }, block.elements.map((one) => element(block, one, scene)));
}

function image(block) {
  return h("figure", {}, block.title && h("figcaption", {}, plain(block.title.text)), picture(block, "block-image"));
}

function input(block, scene) {
  const names = { label: unique("label"), control: unique("control"), described: unique("about") };
  const single = !["checkboxes", "radio_buttons"].includes(block.element.type) && !block.element.type.startsWith("multi_");
  return h("div", { class: "field" },
    h(single ? "label" : "div", { id: names.label, for: single ? names.control : undefined, class: "label" },
      plain(block.label.text), block.optional && h("span", { class: "optional" }, " (optional)")),
    element(block, block.element, scene, names),
    h("p", { class: "hint", id: names.described }, block.hint && plain(block.hint.text)));
}

function table(block) {
  const cell = (one) => (one.type === "rich_text" ? richText(one) : one.text);
  const [head, ...body] = block.rows;
  return h("div", { class: "scroll" }, h("table", {},
    h("thead", {}, h("tr", {}, head.map((one) => h("th", { scope: "col" }, cell(one))))),
    h("tbody", {}, body.map((line) => h("tr", {}, line.map((one) => h("td", {}, cell(one))))))));
}

function card(block, scene) {
  return h("div", { class: "card" },
    block.title && h("p", { class: "card-title" }, words(block.title)),
    block.subtitle && h("p", { class: "card-sub" }, words(block.subtitle)),
    block.body && h("p", {}, words(block.body)),
    block.actions && h("div", { class: "row" }, block.actions.map((one) => element(block, one, scene))));
}

const DRAW = {
  section,
  context,
  input,
  image,
  table,
  card,
  actions: row,
  context_actions: row,
  header: (block) => h("h3", { class: "header-block" }, plain(block.text.text)),
  divider: () => h("hr"),
  rich_text: (block) => richText(block),
  markdown: (block) => h("div", { class: "rich" }, markdown(block.text)),
  alert: (block) => h("div", { class: `alert ${block.level ?? "default"}`, role: "note" }, words(block.text)),
  carousel: (block, scene) => h("div", { class: "carousel" }, block.elements.map((one) => card(one, scene))),
};
