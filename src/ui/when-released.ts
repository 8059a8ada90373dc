let isDown = false;
let waiting: (() => void)[] = [];

const press = () => {
  isDown = true;
};

/** A click follows the release in the same task; with a finger, another press and release come before it. */
const release = () => {
  isDown = false;
  setTimeout(() => {
    if (isDown) return;
    const acts = waiting;
    waiting = [];
    for (const act of acts) act();
  });
};

for (const type of ['pointerdown', 'mousedown'])
  addEventListener(type, press, { capture: true, passive: true });
for (const type of ['pointerup', 'mouseup', 'pointercancel', 'dragend', 'click', 'keydown'])
  addEventListener(type, release, { capture: true, passive: true });

/**
 * Does what moves the page, but never between the press and the release of a pointer: what is pressed would not be where the
 * pointer is any more, and the click would be lost.
 */
export function whenReleased(act: () => void): void {
  if (isDown) waiting.push(act);
  else act();
}
