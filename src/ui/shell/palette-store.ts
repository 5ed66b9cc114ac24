/** The palette's open and shut, and which of its lines Enter takes. */
import { createSpotlight } from "@mantine/spotlight";

export const [paletteStore, palette] = createSpotlight();

/** Chooses the first line of what is shown; the library does so only while one types, not when answers arrive. */
export function chooseFirstLine(): void {
  const list = document.getElementById(paletteStore.getState().listId);
  for (const line of list?.querySelectorAll("[data-selected]") ?? []) line.removeAttribute("data-selected");
  list?.querySelector("[data-action]")?.setAttribute("data-selected", "true");
  paletteStore.updateState((state) => ({ ...state, selected: 0 }));
}
