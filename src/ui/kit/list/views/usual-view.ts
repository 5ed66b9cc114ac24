/** The view a screen opens with, remembered on this device per company and screen. "all" is the list as it is. */

const nameOf = (slug: string, screen: string) => `mainspring.view.${slug}.${screen}`;

export function usualView(slug: string, screen: string): string | null {
  try {
    return localStorage.getItem(nameOf(slug, screen));
  } catch {
    return null;
  }
}

export function rememberUsualView(slug: string, screen: string, viewId: string | null): void {
  try {
    if (viewId === null) localStorage.removeItem(nameOf(slug, screen));
    else localStorage.setItem(nameOf(slug, screen), viewId);
  } catch {
    // A browser that keeps nothing still shows the list.
  }
}
