// The screens that the chat is tried on: Playwright's list of devices, and a few that it lacks. CSS px.
const screen = (name, width, height, desktop = false) => ({ name: `${width}×${height} ${name}`, width, height, desktop });

export const SCREENS = [
  screen('Nokia Lumia 520', 320, 533),
  screen('Nokia Lumia 520, landscape', 533, 320),
  screen('old phone', 320, 480),
  screen('iPhone SE', 320, 568),
  screen('iPhone SE, landscape', 568, 320),
  screen('small Android', 360, 640),
  screen('small Android, landscape', 640, 360),
  screen('Galaxy Z Flip 6, cover', 360, 298),
  screen('Galaxy Z Flip 6, cover, landscape', 322, 308),
  screen('iPhone 8', 375, 667),
  screen('iPhone 8, landscape', 667, 375),
  screen('iPhone X', 375, 812),
  screen('iPhone 13, Safari', 390, 664),
  screen('iPhone 13, Safari, landscape', 750, 342),
  screen('iPhone 16', 393, 659),
  screen('iPhone 17', 402, 681),
  screen('iPhone 17 Pro Max', 440, 763),
  screen('Pixel 7', 412, 839),
  screen('Pixel 9, landscape', 756, 308),
  screen('Pixel 9 Pro XL', 448, 921),
  screen('Nexus 7', 600, 960),
  screen('iPad', 768, 1024),
  screen('iPad, landscape', 1024, 768),
  screen('desktop', 1280, 720, true),
];

/** Heights of a keyboard, as parts of the screen: the smallest, a usual and the largest that phones show. */
export const KEYBOARDS = [0.4, 0.47, 0.55];
