// Menus that open at a button and stay at it: arrows move, Escape and a click elsewhere close.

import { h } from "./dom.js";

let open = null;

export function closeMenu(refocus = false) {
  if (!open) return;
  const { anchor, list } = open;
  open = null;
  list.remove();
  anchor.setAttribute("aria-expanded", "false");
  if (refocus) anchor.focus();
}

// Entries are {label, action, danger, detail}; an `emoji` menu is laid out as a grid.
export function openMenu(anchor, entries, { label, grid = false } = {}) {
  const again = open?.anchor === anchor;
  closeMenu();
  if (again) return;
  const items = entries.map((entry) =>
    h(
      "button",
      {
        type: "button",
        role: "menuitem",
        tabindex: "-1",
        class: entry.danger ? "menu-item danger" : "menu-item",
        "aria-label": entry.name,
        title: entry.name,
        onclick: () => {
          closeMenu(true);
          entry.action();
        },
      },
      h("span", {}, entry.label),
      entry.detail && h("span", { class: "menu-detail" }, entry.detail),
    ),
  );
  const list = h("div", { role: "menu", class: grid ? "menu grid" : "menu", "aria-label": label, onkeydown: (event) => move(event, items, grid) }, items);
  anchor.setAttribute("aria-expanded", "true");
  (anchor.closest("dialog") ?? document.body).append(list);
  open = { anchor, list };
  place(anchor, list);
  items[0]?.focus();
}

function place(anchor, list) {
  list.style.left = "0"; // at the window's edge it would be measured narrower than it is
  const at = anchor.getBoundingClientRect();
  const size = list.getBoundingClientRect();
  const below = at.bottom + 4 + size.height < innerHeight;
  const top = below ? at.bottom + 4 : Math.max(8, at.top - 4 - size.height);
  const left = Math.min(Math.max(8, at.right - size.width), innerWidth - size.width - 8);
  list.style.top = `${top}px`;
  list.style.left = `${left}px`;
}

const STEPS = { ArrowDown: 1, ArrowUp: -1, ArrowRight: 1, ArrowLeft: -1 };

function move(event, items, grid) {
  const at = items.indexOf(document.activeElement);
  if (event.key === "Escape") closeMenu(true);
  else if (event.key === "Tab") closeMenu(true);
  else if (event.key === "Home") items[0].focus();
  else if (event.key === "End") items.at(-1).focus();
  else if (event.key in STEPS && (grid || event.key.length < 10)) {
    const step = grid && /Up|Down/.test(event.key) ? STEPS[event.key] * 4 : STEPS[event.key];
    items[(at + step + items.length) % items.length].focus();
  } else return;
  event.preventDefault();
  event.stopPropagation();
}

document.addEventListener("pointerdown", (event) => {
  if (open && !open.list.contains(event.target) && !open.anchor.contains(event.target)) closeMenu();
});
addEventListener("resize", () => {
  if (open?.anchor.isConnected) place(open.anchor, open.list);
});
