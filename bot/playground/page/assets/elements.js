// What can be pressed, chosen and filled in.
//
// A `scene` is where an element stands: `press(block, element, about)` tells the app of it, and
// `fields` collects what can be filled in, by block and action id, each with `get` and `set`.

import { h, svg, unique } from "./dom.js";
import { openMenu } from "./menu.js";
import { plain, words } from "./text.js";
import { channelName, world } from "./world.js";

export function element(block, one, scene, labelledBy) {
  const draw = DRAW[one.type];
  if (!draw) return h("span", { class: "unknown" }, `(${one.type})`);
  return draw(block, one, scene, labelledBy);
}

function confirmed(one, act) {
  if (!one.confirm) return act();
  const { title, text, confirm, deny, style } = one.confirm;
  const name = unique("confirm");
  const dialog = h("dialog", { class: "modal small", "aria-labelledby": name, onclose: () => dialog.remove() },
    h("h2", { id: name, class: "modal-title" }, plain(title.text)),
    h("div", { class: "modal-body" }, h("p", {}, words(text))),
    h("div", { class: "modal-foot" },
      h("button", { type: "button", class: "button", onclick: () => dialog.close() }, plain(deny.text)),
      h("button", { type: "button", class: `button ${style ?? "primary"}`, onclick: () => (dialog.close(), act()) }, plain(confirm.text))));
  document.body.append(dialog);
  return dialog.showModal();
}

function button(block, one, scene) {
  const press = () => confirmed(one, () => scene.press(block, one, { value: one.value }));
  const about = {
    class: `button ${one.style ?? ""}`, onclick: press, "aria-label": one.accessibility_label,
    "data-name": `${block.block_id}/${one.action_id}`,
  };
  if (one.url && /^https?:/i.test(one.url)) {
    return h("a", { ...about, href: one.url, target: "_blank", rel: "noopener noreferrer" }, plain(one.text.text));
  }
  return h("button", { ...about, type: "button" }, plain(one.text.text));
}

function overflow(block, one, scene) {
  const entries = one.options.map((option) => ({
    label: plain(option.text.text),
    detail: option.description && plain(option.description.text),
    action: () => confirmed(one, () => {
      if (option.url && /^https?:/i.test(option.url)) open(option.url, "_blank", "noopener,noreferrer");
      scene.press(block, one, { choice: option.value });
    }),
  }));
  return h("button", {
    type: "button", class: "button overflow", "aria-label": "More actions", "aria-haspopup": "menu", "aria-expanded": "false",
    "data-name": `${block.block_id}/${one.action_id}`,
    onclick: (event) => openMenu(event.currentTarget, entries, { label: "More actions" }),
  }, svg("dots"));
}

// Takes up a field, and tells the app of a change where it wants to hear of it.
function field(block, one, scene, control, get, set, event = "change") {
  scene.fields?.set(`${block.block_id}/${one.action_id}`, { action: one.action_id, get, set });
  if (block.type !== "input" || block.dispatch_action) {
    control.addEventListener(event, () => confirmed(one, () => scene.press(block, one, { choice: get() })));
  }
  return control;
}

function common(block, one, labelledBy) {
  const labels = labelledBy ? { id: labelledBy.control, "aria-describedby": labelledBy.described } : { "aria-label": one.placeholder?.text ?? "Choose" };
  return { ...labels, "data-name": `${block.block_id}/${one.action_id}`, autofocus: one.focus_on_load };
}

function select(choices, initial) {
  return (block, one, scene, labelledBy) => {
    const chosen = initial(one);
    const control = h("select", { class: "input", ...common(block, one, labelledBy) },
      h("option", { value: "" }, one.placeholder?.text ?? "Choose an option"),
      choices(one).map((group) => {
        const options = group.options.map(([value, label]) => h("option", { value, selected: value === chosen }, label));
        return group.label ? h("optgroup", { label: group.label }, options) : options;
      }));
    return field(block, one, scene, control, () => control.value || null, (value) => (control.value = value ?? ""));
  };
}

// Several of a list: boxes to tick, which keys and screen readers know.
function many(choices, initial) {
  return (block, one, scene, labelledBy) => {
    const chosen = new Set(initial(one) ?? []);
    const options = choices(one).flatMap((group) => group.options);
    return boxes("checkbox", block, one, scene, options.map(([value, label]) => ({ value, label, on: chosen.has(value) })), labelledBy);
  };
}

function boxes(kind, block, one, scene, options, labelledBy) {
  const name = unique("choice");
  const inputs = options.map(({ value, on }, position) => h("input", { type: kind, name, value, checked: on, "data-name": `${block.block_id}/${one.action_id}/${position}` }));
  const group = h("div", { class: "choices", role: kind === "radio" ? "radiogroup" : "group", ...(labelledBy ? { "aria-labelledby": labelledBy.label, id: labelledBy.control } : {}) },
    options.map(({ label, detail }, position) => h("label", { class: "choice" }, inputs[position], h("span", {}, label, detail && h("small", {}, detail)))));
  const get = () => {
    const on = inputs.filter((input) => input.checked).map((input) => input.value);
    return kind === "radio" ? (on[0] ?? null) : on;
  };
  const set = (value) => inputs.forEach((input) => (input.checked = [value].flat().includes(input.value)));
  return field(block, one, scene, group, get, set);
}

function ticks(kind) {
  return (block, one, scene, labelledBy) => {
    const on = [one.initial_option, ...(one.initial_options ?? [])].filter(Boolean).map((option) => option.value);
    const options = one.options.map((option) => ({
      value: option.value, label: words(option.text), detail: option.description && words(option.description), on: on.includes(option.value),
    }));
    return boxes(kind, block, one, scene, options, labelledBy);
  };
}

function typed(type) {
  return (block, one, scene, labelledBy) => {
    const long = one.multiline || type === "rich";
    const about = {
      class: "input", ...common(block, one, labelledBy), placeholder: one.placeholder?.text, value: one.initial_value ?? "",
      minlength: one.min_length, maxlength: one.max_length ?? 3000, min: one.min_value, max: one.max_value, rows: long ? 5 : undefined,
      type: long ? undefined : type, step: one.is_decimal_allowed ? "any" : undefined,
    };
    const control = h(long ? "textarea" : "input", about);
    const get = () => (control.value === "" ? null : control.value);
    field(block, one, { fields: scene.fields, press() {} }, control, get, (value) => (control.value = value ?? ""));
    const when = one.dispatch_action_config?.trigger_actions_on ?? ["on_enter_pressed"];
    if (block.dispatch_action && when.includes("on_character_entered")) control.addEventListener("input", () => scene.press(block, one, { choice: get() }));
    if (block.dispatch_action && when.includes("on_enter_pressed")) {
      control.addEventListener("keydown", (event) => {
        if (event.key !== "Enter" || event.shiftKey) return;
        event.preventDefault();
        scene.press(block, one, { choice: get() });
      });
    }
    return control;
  };
}

function moment(type, initial) {
  return (block, one, scene, labelledBy) => {
    const control = h("input", { class: "input short", type, ...common(block, one, labelledBy), value: one[initial] ?? "" });
    return field(block, one, scene, control, () => control.value || null, (value) => (control.value = value ?? ""));
  };
}

const named = (options) => options.map((option) => [option.value, option.text.text]);
const listed = (one) => one.option_groups?.map((group) => ({ label: group.label.text, options: named(group.options) })) ?? [{ options: named(one.options ?? []) }];
const people = () => [{ options: world.picture.people.filter((p) => !p.bot).map((p) => [p.id, p.name]) }];
const rooms = (kinds) => () => [{ options: world.picture.channels.filter((c) => c.joined && !c.archived && kinds.includes(c.kind)).map((c) => [c.id, c.kind === "im" ? "Nutgraf (direct message)" : `#${channelName(c)}`]) }];
const conversations = (one) => {
  const kinds = { public: "public_channel", private: "private_channel", im: "im", mpim: "mpim" };
  const wanted = one.filter?.include?.map((kind) => kinds[kind]) ?? Object.values(kinds);
  return rooms(wanted)();
};
const ids = (options) => options?.map((option) => option.value);

function image(block, one) {
  return picture(one, "accessory-image");
}

// Only what the playground itself serves is loaded; of anything else its words are shown.
export function picture(one, kind) {
  const address = one.image_url && new URL(one.image_url, location.href);
  if (address?.origin === location.origin) return h("img", { class: kind, src: address.href, alt: one.alt_text });
  return h("span", { class: "image-words", role: "img", "aria-label": one.alt_text, title: one.image_url }, one.alt_text);
}

function feedback(block, one, scene) {
  const votes = [one.positive_button, one.negative_button];
  return votes.map((vote) => h("button", { type: "button", class: "button", "aria-label": vote.accessibility_label, onclick: () => scene.press(block, one, { value: vote.value }) }, plain(vote.text.text)));
}

const DRAW = {
  button, overflow, image,
  feedback_buttons: feedback,
  icon_button: button,
  static_select: select(listed, (one) => one.initial_option?.value),
  external_select: select(listed, (one) => one.initial_option?.value),
  users_select: select(people, (one) => one.initial_user),
  channels_select: select(rooms(["public_channel"]), (one) => one.initial_channel),
  conversations_select: select(conversations, (one) => one.initial_conversation),
  multi_static_select: many(listed, (one) => ids(one.initial_options)),
  multi_external_select: many(listed, (one) => ids(one.initial_options)),
  multi_users_select: many(people, (one) => one.initial_users),
  multi_channels_select: many(rooms(["public_channel"]), (one) => one.initial_channels),
  multi_conversations_select: many(conversations, (one) => one.initial_conversations),
  checkboxes: ticks("checkbox"),
  radio_buttons: ticks("radio"),
  plain_text_input: typed("text"),
  email_text_input: typed("email"),
  url_text_input: typed("url"),
  number_input: typed("number"),
  rich_text_input: typed("rich"),
  datepicker: moment("date", "initial_date"),
  timepicker: moment("time", "initial_time"),
  datetimepicker: moment("datetime-local", "initial_date_time"),
};
