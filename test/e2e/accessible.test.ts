/** Every page of the company, as an owner sees it, light and dark, against WCAG 2.2 AA. */
import { company, owner } from "./company.ts";
import { expectAccessible, journeys } from "./journey.ts";
import { hireStaff, type Staff } from "./staff.ts";

const walk = journeys({ isFounded: true });

let staff: Promise<Staff> | null = null;
const staffOf = (url: string) => {
  staff ??= hireStaff(url);
  return staff;
};

/** Each page and what stands on it once its data is there. */
const pages = {
  "people?view=table": "Katrin Brandt",
  "people?view=ladder": "Außendienst Süd",
  "people?view=chart": "Katrin Brandt",
  structure: "Head of direction",
  calendar: "Betriebsferien",
  settings: "Address",
  journal: "Calendar day set apart",
  processes: "Complex sale",
  book: "Data sheet for the calculation",
  "deviations/rules": "New rule",
  day: "New task",
  "day/calendar?view=week": "Week",
} as const;

for (const [path, seen] of Object.entries(pages))
  walk(`${path} can be read and used by everybody, light and dark`, async ({ page, url }) => {
    await staffOf(url);
    await page.request.post(`${url}/api/auth/sign-in/email`, {
      data: { email: owner.email, password: owner.password },
      headers: { origin: url },
    });
    await page.goto(`${url}/w/${company.slug}/${path}`);
    await page.getByText(seen).filter({ visible: true }).first().waitFor();
    for (const colorScheme of ["light", "dark"] as const) {
      await page.emulateMedia({ colorScheme, reducedMotion: "reduce" }); // no colour half-way when it is measured
      await page.locator(`html[data-mantine-color-scheme=${colorScheme}]`).waitFor();
      await expectAccessible(page);
    }
  });
