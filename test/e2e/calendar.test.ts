/** When the company works and who is away. */
import assert from "node:assert/strict";
import { callApi, company, signIn } from "./company.ts";
import { optionOf, untilIs } from "./hand.ts";
import { expectAccessible, journeys } from "./journey.ts";
import { dayFromNow, hireStaff, type Staff } from "./staff.ts";

const walk = journeys({ isFounded: true });

let staff: Promise<Staff> | null = null;
const staffOf = (url: string) => {
  staff ??= hireStaff(url);
  return staff;
};
const calendarPage = (url: string, search = "") => `${url}/w/${company.slug}/calendar${search}`;

walk("A day becomes the company's own day off and is a working day again after Undo", async ({ page, url }) => {
  await staffOf(url);
  await signIn(page, url);
  await page.goto(calendarPage(url, "?year=2027"));
  const july = page.getByRole("region", { name: "July" });
  await july.getByText("22 working days").waitFor();
  await july.getByRole("button", { name: "Monday, July 5, Working day" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByRole("textbox", { name: "Name" }).fill("Company outing");
  await expectAccessible(page);
  await dialog.getByRole("button", { name: "Save" }).click();
  await july.getByText("21 working days").waitFor();
  await july.getByText("Company outing · Company day off").waitFor();

  await july.getByRole("button", { name: /July 5/ }).click();
  await dialog.getByRole("button", { name: "Remove this exception" }).click();
  await july.getByText("22 working days").waitFor();
  await page.getByRole("button", { name: "Undo" }).click();
  await july.getByText("21 working days").waitFor();
});

walk("The year is one tab stop and is walked with the arrow keys; holidays stand by name", async ({ page, url }) => {
  await staffOf(url);
  await signIn(page, url);
  await page.goto(calendarPage(url, "?year=2027"));
  const first = page.getByRole("button", { name: /^Friday, January 1, Public holiday, New Year/ });
  await first.focus();
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("ArrowRight");
  assert.match((await page.locator(":focus").getAttribute("aria-label")) ?? "", /^Saturday, January 9, Weekend$/);
  assert.equal(await page.locator("[data-on][tabindex='0']").count(), 1);
  await expectAccessible(page);
});

walk("A Saturday is worked by exception, at its own hours", async ({ page, url }) => {
  await staffOf(url);
  await signIn(page, url);
  await page.goto(calendarPage(url, "?year=2027&day=2027-03-13"));
  const dialog = page.getByRole("dialog");
  await dialog.getByRole("textbox", { name: "Name" }).fill("Stock-taking");
  await dialog.getByLabel("From").fill("10:00");
  await dialog.getByLabel("To").fill("09:00");
  await dialog.getByRole("button", { name: "Save" }).click();
  await dialog.getByText("Work must end later than it begins").waitFor();
  await dialog.getByLabel("To").fill("14:00");
  await dialog.getByRole("button", { name: "Save" }).click();
  await page.getByText("Stock-taking · 10:00–14:00").waitFor();
  const { days } = await callApi<{ days: { on: string; kind: string; hours: unknown }[] }>(page, "GET", "/org/calendar?year=2027");
  const day = days.find((one) => one.on === "2027-03-13");
  assert.deepEqual([day?.kind, day?.hours], ["extra_working", [{ from: "10:00", to: "14:00" }]]);
});

walk("Weekly hours with a break are saved and add up", async ({ page, url }) => {
  await staffOf(url);
  await signIn(page, url);
  await page.goto(calendarPage(url, "?tab=hours"));
  await page.getByText("45 hours a week").waitFor();
  await page.getByLabel("Friday, to").fill("12:30");
  await page.getByRole("button", { name: "Add hours: Friday" }).click();
  await page.getByLabel("Friday, from").nth(1).fill("12:00");
  await page.getByText("Two stretches of a day overlap").waitFor();
  await untilIs(() => page.getByRole("button", { name: "Save" }).isDisabled(), true);
  await page.getByLabel("Friday, from").nth(1).fill("13:00");
  await page.getByLabel("Friday, to").nth(1).fill("15:00");
  await page.getByText("41.5 hours a week").waitFor();
  await expectAccessible(page);
  await page.getByRole("button", { name: "Save" }).click();
  await page.getByText("The working hours are saved").waitFor();
  await page.reload();
  await page.getByText("41.5 hours a week").waitFor();
});

walk("An absence is reported with a deputy, seen on the timeline, and cancelled", async ({ page, url }) => {
  const { id } = await staffOf(url);
  await signIn(page, url);
  const month = dayFromNow(40).slice(0, 7);
  await page.goto(calendarPage(url, `?tab=absences&month=${month}`));
  await page.getByRole("button", { name: "Report an absence" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByRole("combobox", { name: "Person" }).fill("Emily");
  await optionOf(page, "Person", "Emily Carter · Seller").click();
  await dialog.getByLabel("First day away").fill(`${month}-10`);
  await page.keyboard.press("Tab");
  await dialog.getByLabel("Last day away").fill(`${month}-12`);
  await page.keyboard.press("Tab");
  await dialog.getByRole("combobox", { name: "Deputy" }).fill("Oliver");
  await optionOf(page, "Deputy", "Oliver Grant · Seller").click();
  await expectAccessible(page);
  await dialog.getByRole("button", { name: "Report an absence" }).click();
  const bar = page.getByRole("button", { name: /^Holiday → Oliver Grant, / });
  await bar.waitFor();
  const { items } = await callApi<{ items: { fromOn: string; toOn: string }[] }>(
    page,
    "GET",
    `/org/absences?personId=${id("Emily Carter")}`,
  );
  assert.deepEqual(
    items.map((one) => [one.fromOn, one.toOn]),
    [[`${month}-10`, `${month}-13`]],
  );
  await expectAccessible(page);
  await bar.click();
  await dialog.getByRole("button", { name: "Cancel the absence" }).click();
  await bar.waitFor({ state: "hidden" });
});

walk("A seller sees the calendar, reports only the own absence, and changes no day", async ({ page, url }) => {
  const { password } = await staffOf(url);
  await signIn(page, url, { email: "hofmann@lumen.example", password });
  await page.goto(calendarPage(url));
  await page.getByText(/working days in the year/).waitFor();
  assert.equal(await page.locator("button[data-on]").count(), 0);
  await page.goto(calendarPage(url, "?tab=absences"));
  await page.getByRole("button", { name: "Report an absence" }).click();
  assert.equal(await page.getByRole("dialog").getByRole("combobox", { name: "Person" }).count(), 0);
  await page.goto(calendarPage(url, "?tab=hours"));
  await page.getByText("Monday").waitFor();
  assert.equal(await page.locator("input[type=time]").count(), 0);
  await expectAccessible(page);
});

for (const colorScheme of ["light", "dark"] as const)
  walk(
    `On a phone the calendar stays usable and accessible (${colorScheme})`,
    async ({ page, url }) => {
      await staffOf(url);
      await signIn(page, url);
      for (const [tab, seen] of [
        ["year", /working days in the year/],
        ["absences", /Holiday/],
        ["hours", /hours a week/],
      ] as const) {
        await page.goto(calendarPage(url, `?tab=${tab}`));
        await page.getByText(seen).first().waitFor();
        await expectAccessible(page);
        assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= window.innerWidth), `${tab} is wider than the screen`);
      }
    },
    { viewport: { width: 390, height: 844 }, colorScheme, hasTouch: true },
  );
