let isDown = false;
let waiting: (() => void)[] = [];

const press = () => {
  isDown = true;
};

/** A click follows the release in the same task; on touch, emulated press and release events come before it. */
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
 * Runs `act`, which moves the page, but never between a pointer's press and release: the pressed target would move away
 * from the pointer, and the click would be lost.
 */
export function whenReleased(act: () => void): void {
  if (isDown) waiting.push(act);
  else act();
}
