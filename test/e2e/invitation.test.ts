/** Asking somebody in by letter, and links that no longer let in. */
import assert from "node:assert/strict";
import { after } from "node:test";
import { callApi, company, signIn } from "./company.ts";
import { accept, choose, panelOf, untilIs } from "./hand.ts";
import { expectAccessible, journeys } from "./journey.ts";
import { linkIn, startMailServer } from "./mail-server.ts";

const mail = await startMailServer();
after(mail.stop);
const walk = journeys({ isFounded: true, environment: mail.environment });

walk("An invitation comes by letter, in the person's language, and its link lets in", async ({ page, url, elsewhere, expectRefusals }) => {
  expectRefusals();
  await signIn(page, url);
  await page.goto(`${url}/w/${company.slug}/people?panel=new`);
  const panel = panelOf(page);
  await panel.getByRole("textbox", { name: "Name" }).fill("Katrin Brandt");
  await panel.getByRole("textbox", { name: "E-mail" }).fill("brandt@lumen.example");
  await choose(page, "Language", "Deutsch");
  await choose(page, "Level or role", "Commercial director");
  await panel.getByRole("button", { name: "Hire" }).click();
  await panel.getByRole("textbox", { name: "Invitation link" }).waitFor();

  const letter = await mail.letterTo("brandt@lumen.example");
  assert.match(letter, /Katrin Brandt/);
  assert.match(letter, /Lumen Lichttechnik/);
  const katrin = await elsewhere({ locale: "de-DE" });
  await katrin.goto(linkIn(letter));
  await katrin.getByRole("heading", { name: "Lumen Lichttechnik lädt Sie ein" }).waitFor();
  await katrin.waitForURL(`${url}/invitation`); // the token does not stay in the address bar
  await expectAccessible(katrin);
  await katrin.locator("input[type=password]").fill("zwölf leise Federn ticken");
  await katrin.locator("button[type=submit]").click();
  await katrin.waitForURL(`${url}/w/${company.slug}/**`);
  await untilIs(() => katrin.locator("html").getAttribute("lang"), "de");
});

walk(
  "A newer invitation makes the older link worthless, and a used one lets nobody else in",
  async ({ page, url, elsewhere, expectRefusals }) => {
    expectRefusals();
    await signIn(page, url);
    const { personId } = await callApi<{ personId: string }>(page, "GET", "/me");
    const { id } = await callApi<{ id: string }>(page, "POST", "/people", {
      name: "Jonas Hofmann",
      email: "hofmann@lumen.example",
      level: "commercial_director",
      chiefId: personId,
    });
    const invite = async () => (await callApi<{ link: string }>(page, "POST", `/people/${id}/invite`, {})).link;
    const [older, newer] = [await invite(), await invite()];

    const jonas = await elsewhere();
    await jonas.goto(older);
    await jonas.getByRole("heading", { name: "This invitation is no longer open" }).waitFor();
    await expectAccessible(jonas);
    await accept(jonas, newer, "ten brave levers lifting");
    await jonas.getByRole("button", { name: "Account of Jonas Hofmann" }).waitFor();

    const somebody = await elsewhere();
    await somebody.goto(newer);
    await somebody.getByRole("heading", { name: "This invitation is no longer open" }).waitFor();
  },
);
