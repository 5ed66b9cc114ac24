/** One account, two companies. */
import assert from "node:assert/strict";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { mainspring } from "../support/command-line.ts";
import { callApi, company, owner, signOut } from "./company.ts";
import { enterPassword } from "./hand.ts";
import { expectAccessible, journeys } from "./journey.ts";
import type { RunningServer } from "./running-server.ts";

const walk = journeys({ isFounded: true });

walk(
  "Whoever works in two companies is asked which, switches by the menu, and sees in each only its own people",
  async ({ page, url, server, expectRefusals }) => {
    expectRefusals();
    await foundSecond(server);
    await page.goto(`${url}/sign-in`);
    await enterPassword(page, owner.email, owner.password);
    await page.getByRole("heading", { name: "Where do you want to work?" }).waitFor();
    await expectAccessible(page);
    await page.getByRole("link", { name: "Brass Works" }).click();
    await page.waitForURL("**/w/brass-works/**");
    await page.goto(`${url}/w/brass-works/people`);
    await page.getByRole("button", { name: "Olga at Brass", exact: true }).waitFor();
    assert.equal(await page.getByText(company.name).count(), 0);

    await page.getByRole("button", { name: "Account of Olga at Brass" }).click();
    await page.getByRole("menuitem", { name: company.name }).click();
    await page.waitForURL(`${url}/w/${company.slug}/**`);
    await page.goto(`${url}/w/${company.slug}/people`);
    await page.getByRole("button", { name: owner.name, exact: true }).waitFor();
    assert.equal(await page.getByText("Olga at Brass").count(), 0);
    await signOut(page);
  },
);

walk("Somebody with an account joins a second company with the password they have", async ({ page, url, elsewhere, expectRefusals }) => {
  expectRefusals();
  const dora = { name: "Dora Director", email: "dora@brass.example", password: "eleven quiet springs unwinding" };
  await page.goto(`${url}/sign-in`);
  await enterPassword(page, owner.email, owner.password);
  await page.getByRole("link", { name: company.name }).click();
  await page.waitForURL(`${url}/w/${company.slug}/**`);
  const first = await elsewhere();
  await first.goto(await invited(page, dora, company.slug));
  await first.getByRole("textbox", { name: "New password" }).fill(dora.password);
  await first.getByRole("button", { name: "Join" }).click();
  await first.waitForURL(`${url}/w/${company.slug}/**`);

  const second = await elsewhere();
  await second.goto(await invited(page, dora, "brass-works"));
  await second.getByText("You already have an account with this address.").waitFor();
  await expectAccessible(second);
  await second.getByRole("textbox", { name: "Password" }).fill("not the password I have");
  await second.getByRole("button", { name: "Join" }).click();
  await second.getByText("There is an account with this address; its password is another one").waitFor();
  await second.getByRole("textbox", { name: "Password" }).fill(dora.password);
  await second.getByRole("button", { name: "Join" }).click();
  await second.getByRole("link", { name: "Brass Works" }).waitFor();
  await second.getByRole("link", { name: company.name }).waitFor();
});

async function foundSecond(server: RunningServer): Promise<void> {
  const passwordFile = join(server.dataDir, "owner-password.txt");
  writeFileSync(passwordFile, owner.password);
  const words =
    "--name|Brass Works|--slug|brass-works|--currency|USD|--time-zone|America/New_York|--country|US|--owner-name|Olga at Brass".split("|");
  const given = ["--data", server.dataDir, "--owner-email", owner.email, "--owner-password-file", passwordFile];
  const { code, err } = await mainspring(["workspace", "create", ...words, ...given], server.environment);
  assert.equal(code, 0, err);
}

/** Hired into a company by its owner, who is signed in on the page; gives the invitation's link. */
async function invited(
  page: Parameters<typeof callApi>[0],
  { name, email }: { readonly name: string; readonly email: string },
  slug: string,
): Promise<string> {
  const { personId } = await callApi<{ personId: string }>(page, "GET", "/me", undefined, slug);
  const person = { name, email, level: "commercial_director", chiefId: personId };
  const { id } = await callApi<{ id: string }>(page, "POST", "/people", person, slug);
  return (await callApi<{ link: string }>(page, "POST", `/people/${id}/invite`, {}, slug)).link;
}
