/** Company sign-in through a real OpenID provider, from the settings to the first page. */
import assert from "node:assert/strict";
import { after } from "node:test";
import type { Page } from "playwright-core";
import { openProvider } from "../support/sign-in/provider.ts";
import { callApi, company, signIn } from "./company.ts";
import { expectAccessible, journeys } from "./journey.ts";

const walk = journeys({ isFounded: true, environment: { MAINSPRING_SSO_ALLOW_HTTP: "1" } });

walk(
  "The owner connects the company's own sign-in; whoever was hired comes in by it, whoever was not is told so",
  async ({ page, url, elsewhere, expectRefusals }) => {
    expectRefusals();
    const provider = await openProvider(
      { after },
      {
        katrin: { email: "brandt@lumen.example", email_verified: true },
        stranger: { email: "stranger@lumen.example", email_verified: true },
      },
      url,
    );
    await signIn(page, url);
    const { personId } = await callApi<{ personId: string }>(page, "GET", "/me");
    const katrin = { name: "Katrin Brandt", email: "brandt@lumen.example", level: "commercial_director", chiefId: personId };
    const { id } = await callApi<{ id: string }>(page, "POST", "/people", katrin);
    await page.goto(`${url}/w/${company.slug}/settings?tab=sso`);
    await page.getByText(`${url}/api/auth/sso/callback`).waitFor();
    await page.getByRole("textbox", { name: "Issuer" }).fill(provider.issuer);
    await page.getByRole("textbox", { name: "Client id" }).fill(provider.clientId);
    await page.locator("main input[type=password]").fill(provider.clientSecret);
    await page.getByRole("combobox", { name: "Allowed e-mail domains" }).fill("lumen.example");
    await page.keyboard.press("Enter");
    await page.getByRole("switch", { name: "People may sign in this way" }).check();
    await page.getByRole("button", { name: "Save" }).click();
    await page.getByText("Company sign-in is on").waitFor();

    const hired = await elsewhere();
    await startAt(hired, url);
    await expectAccessible(hired);
    await passProvider(hired, "katrin");
    await hired.waitForURL(`${url}/w/${company.slug}/**`);
    await hired.getByRole("button", { name: "Account of Katrin Brandt" }).waitFor();
    assert.equal((await callApi<{ personId: string }>(hired, "GET", "/me")).personId, id);

    const stranger = await elsewhere();
    await startAt(stranger, url);
    await passProvider(stranger, "stranger");
    await stranger.waitForURL(`${url}/sign-in**`);
    await stranger.getByRole("alert").getByText("Signing in with your company did not work").waitFor();
    await expectAccessible(stranger);
    assert.ok(!(await stranger.content()).includes(company.name), "nothing of the company is shown");
  },
);

async function startAt(page: Page, url: string): Promise<void> {
  // The provider's pages ask for a font from elsewhere.
  await page.route(
    (address) => address.hostname !== "127.0.0.1",
    (route) => route.fulfill({ status: 200, contentType: "text/css", body: "" }),
  );
  await page.goto(`${url}/sign-in`);
  await page.getByRole("button", { name: "Sign in with your company" }).click();
  await page.getByRole("textbox", { name: "Company address" }).fill(company.slug);
}

/** Goes on to the provider and does there what it asks for. */
async function passProvider(page: Page, login: string): Promise<void> {
  await page.getByRole("button", { name: "Continue" }).click();
  await page.locator("input[name=login]").fill(login);
  await page.locator("input[name=password]").fill("any");
  await page.locator("button[type=submit]").click();
  await page.locator("input[name=prompt][value=consent]").waitFor({ state: "attached" });
  await page.locator("button[type=submit]").click();
}
