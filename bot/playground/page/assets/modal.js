// The modal in front of the person: the top of their stack, in a dialog of the browser's own.

import { blocks } from "./blocks.js";
import { h, svg, toast, unique } from "./dom.js";
import { closeMenu } from "./menu.js";
import { plain } from "./text.js";
import { act } from "./world.js";

let shown = null; // {id, hash, dialog, fields}

export function drawModal(stack) {
  const view = stack.at(-1);
  if (shown && shown.id === view?.id && shown.hash === view.hash) return;
  closeMenu();
  const before = shown;
  if (!view) {
    shown = null;
    before?.dialog.close();
    before?.dialog.remove();
    return;
  }
  shown = build(view, stack.length);
  if (before?.id === view.id) restore(before, shown);
  document.body.append(shown.dialog);
  before?.dialog.remove();
  shown.dialog.showModal();
  refocus(before, view);
}

function build(view, depth) {
  const fields = new Map();
  const scene = {
    fields,
    press: (block, one, about) => act("press", { view: view.id, block_id: block.block_id, action_id: one.action_id, given: given(fields), ...about }),
  };
  const name = unique("modal");
  const submit = view.submit && h("button", { type: "submit", class: "button primary", disabled: view.submit_disabled }, plain(view.submit.text));
  const close = (all) => act("close", { view: view.id, all });
  const form = h("form", { class: "modal-form", novalidate: true },
    h("header", { class: "modal-head" },
      depth > 1 && h("button", { type: "button", class: "icon-button", "aria-label": "Back", onclick: () => close(false) }, svg("back")),
      h("h2", { id: name, class: "modal-title" }, plain(view.title.text)),
      h("button", { type: "button", class: "icon-button", "aria-label": "Close", onclick: () => close(true) }, svg("close"))),
    h("div", { class: "modal-body", tabindex: "-1" }, blocks(view.blocks, scene)),
    h("footer", { class: "modal-foot" },
      h("button", { type: "button", class: "button", onclick: () => close(false) }, plain(view.close?.text ?? (view.submit ? "Cancel" : "Close"))),
      submit));
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    if (submit) send(view, form, fields, submit);
  });
  const dialog = h("dialog", { class: "modal", "aria-labelledby": name, oncancel: (event) => (event.preventDefault(), close(false)) }, form);
  return { id: view.id, hash: view.hash, dialog, fields };
}

function given(fields) {
  return Object.fromEntries([...fields.values()].map((field) => [field.action, field.get()]));
}

async function send(view, form, fields, submit) {
  const missing = lacking(view, fields);
  tell(form, missing);
  if (Object.keys(missing).length) return;
  submit.disabled = true;
  submit.setAttribute("aria-busy", "true");
  const answer = await act("submit", { view: view.id, given: given(fields) });
  submit.disabled = false;
  submit.removeAttribute("aria-busy");
  if (answer.errors) tell(form, answer.errors);
}

// What Slack itself says before it sends a form.
function lacking(view, fields) {
  const found = {};
  for (const block of view.blocks.filter((one) => one.type === "input")) {
    const value = fields.get(`${block.block_id}/${block.element.action_id}`)?.get();
    const least = block.element.min_length ?? 0;
    if (!block.optional && (!value || value.length === 0)) found[block.block_id] = "Please complete this required field.";
    else if (typeof value === "string" && value.length < least) found[block.block_id] = `Please enter at least ${least} characters.`;
  }
  return found;
}

// Says what is wrong under each field, and goes to the first of them.
function tell(form, errors) {
  for (const old of form.querySelectorAll(".error")) old.remove();
  for (const old of form.querySelectorAll("[aria-invalid]")) old.removeAttribute("aria-invalid");
  let first = null;
  for (const [id, words] of Object.entries(errors)) {
    const block = [...form.querySelectorAll("[data-block]")].find((one) => one.dataset.block === id);
    if (!block) {
      toast(words);
      continue;
    }
    const control = block.querySelector("input, select, textarea");
    block.querySelector(".hint")?.prepend(h("span", { class: "error", role: "alert" }, words));
    control?.setAttribute("aria-invalid", "true");
    first ??= control;
  }
  first?.focus();
}

// A view that the app changes keeps what was typed into the inputs that are still there.
function restore(before, after) {
  for (const [name, field] of after.fields) {
    if (before.fields.has(name)) field.set(before.fields.get(name).get());
  }
}

function refocus(before, view) {
  const name = before?.id === view.id && before.focus;
  const inputs = shown.dialog.querySelectorAll("[data-name]");
  const target = [...inputs].find((one) => one.dataset.name === name)
    ?? shown.dialog.querySelector("[autofocus]")
    ?? shown.dialog.querySelector(".modal-body input, .modal-body select, .modal-body textarea")
    ?? shown.dialog.querySelector(".modal-body");
  target.focus();
}

document.addEventListener("focusin", (event) => {
  if (shown?.dialog.contains(event.target)) shown.focus = event.target.dataset.name;
});
