// Building the page. Text only ever becomes text nodes: nothing that anybody said is read as HTML.

export function h(tag, attributes = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (value === undefined || value === null || value === false) continue;
    if (name.startsWith("on")) element.addEventListener(name.slice(2), value);
    else if (name in PROPERTIES) element[name] = value;
    else element.setAttribute(name, value === true ? "" : String(value));
  }
  element.append(...children.flat(Infinity).filter((child) => child !== null && child !== undefined && child !== false));
  return element;
}

const PROPERTIES = { value: 1, checked: 1, selected: 1, disabled: 1, required: 1, multiple: 1, hidden: 1 };

// Brings a container's children in line with items ({key, sign, build}): what has not changed stays,
// and with it the focus, what was typed, and what was unfolded.
const signs = new WeakMap();

export function reconcile(container, items) {
  const old = new Map([...container.children].map((child) => [child.dataset.key, child]));
  let place = container.firstChild;
  for (const { key, sign, build } of items) {
    let node = old.get(key);
    if (!node || signs.get(node) !== sign) {
      const fresh = build(node);
      fresh.dataset.key = key;
      signs.set(fresh, sign);
      if (node) {
        if (place === node) place = fresh;
        keepFocus(node, fresh);
        node.replaceWith(fresh);
      }
      node = fresh;
    }
    old.delete(key);
    if (place === node) place = place.nextSibling;
    else container.insertBefore(node, place);
  }
  for (const gone of old.values()) gone.remove();
}

// Gives the focus to the control of the same name in what takes a node's place.
function keepFocus(node, fresh) {
  const name = node.contains(document.activeElement) && document.activeElement.dataset.name;
  if (!name) return;
  queueMicrotask(() => [...fresh.querySelectorAll("[data-name]")].find((e) => e.dataset.name === name)?.focus());
}

let counter = 0;
export function unique(prefix) {
  counter += 1;
  return `${prefix}-${counter}`;
}

export function toast(words) {
  const shown = h("p", { class: "toast" }, words);
  document.getElementById("toasts").append(shown);
  setTimeout(() => shown.remove(), 6000);
}

export function svg(name) {
  const space = "http://www.w3.org/2000/svg";
  const drawn = document.createElementNS(space, "svg");
  drawn.setAttribute("viewBox", "0 0 24 24");
  drawn.setAttribute("class", "icon");
  drawn.setAttribute("aria-hidden", "true");
  const path = document.createElementNS(space, "path");
  path.setAttribute("d", ICONS[name]);
  drawn.append(path);
  return drawn;
}

const ICONS = {
  reply: "M4 5h16v11H9l-5 4z",
  react: "M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18M8.500 14a4 4 0 0 0 7 0M9 9.500h.01M15 9.500h.01",
  more: "M12 5.500h.01M12 12h.01M12 18.500h.01",
  dots: "M5.500 12h.01M12 12h.01M18.500 12h.01",
  close: "M6 6l12 12M18 6L6 18",
  back: "M15 5l-7 7 7 7",
  menu: "M4 7h16M4 12h16M4 17h16",
  send: "M4 12l16-8-6 16-3-6z",
  plus: "M12 5v14M5 12h14",
  lock: "M7 11V8a5 5 0 0 1 10 0v3M6 11h12v9H6z",
  hash: "M9.500 4l-2 16M16.500 4l-2 16M5 9h15M4 15h15",
  sun: "M12 7.500a4.500 4.500 0 1 0 0 9 4.500 4.500 0 0 0 0-9M12 2v2.500M12 19.500V22M2 12h2.500M19.500 12H22M5 5l1.700 1.700M17.300 17.300L19 19M19 5l-1.700 1.700M6.700 17.300L5 19",
  moon: "M20 14.500A8.500 8.500 0 0 1 9.500 4a8.500 8.500 0 1 0 10.500 10.500",
  eye: "M2.500 12S6 5.500 12 5.500 21.500 12 21.500 12 18 18.500 12 18.500 2.500 12 2.500 12M12 9.500a2.500 2.500 0 1 0 0 5 2.500 2.500 0 0 0 0-5",
  down: "M6 9.500l6 6 6-6",
  bolt: "M13 3L5 14h6l-1 7 8-11h-6z",
  file: "M7 3h7l4 4v14H7zM14 3v4h4",
};
