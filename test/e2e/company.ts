/** A company to walk through: founded over the API, signed in through the page. */
import type { Page } from "playwright-core";

export const owner = { name: "Olga Owner", email: "olga@lumen.example", password: "seven brass cogs turning" };
export const company = {
  name: "Lumen Lichttechnik",
  slug: "lumen",
  currency: "EUR",
  timeZone: "Europe/Berlin",
  country: "DE",
  language: "en",
};

export async function foundCompany(url: string): Promise<void> {
  const response = await fetch(`${url}/api/v1/setup`, {
    method: "POST",
    headers: { "content-type": "application/json", origin: url },
    body: JSON.stringify({ ...company, ownerName: owner.name, ownerEmail: owner.email, ownerPassword: owner.password }),
  });
  if (!response.ok) throw new Error(`The company was not founded: ${response.status} ${await response.text()}`);
}

/** Signs in through the page and waits for the frame. */
export async function signIn(
  page: Page,
  url: string,
  { email, password }: { readonly email: string; readonly password: string } = owner,
): Promise<void> {
  await page.goto(`${url}/sign-in`);
  await page.locator("input[type=email]").fill(email);
  await page.locator("input[type=password]").fill(password);
  await page.locator("button[type=submit]").click();
  await page.waitForURL(/\/w\/[a-z0-9-]+\/./);
  await page.locator("main#content h1").first().waitFor();
}

/** Signs out by the person's menu (in English). */
export async function signOut(page: Page, name: string = owner.name): Promise<void> {
  await page.getByRole("button", { name: `Account of ${name}` }).click();
  await page.getByRole("menuitem", { name: "Sign out" }).click();
  await page.waitForURL("**/sign-in");
  await page.locator("input[type=password]").waitFor();
}

export const accountPage = (url: string, page = "") => `${url}/w/${company.slug}/account${page}`;

/** Calls the API as the person of this page, as its own scripts would. */
export function callApi<T>(page: Page, method: string, path: string, body?: unknown, inCompany: string = company.slug): Promise<T> {
  return page.evaluate(
    async ([verb, address, content, slug]) => {
      const response = await fetch(`/api/v1${address}`, {
        method: verb,
        headers: {
          "content-type": "application/json",
          "mainspring-workspace": slug,
          ...(verb === "POST" ? { "idempotency-key": crypto.randomUUID() } : {}),
        },
        ...(content === null ? {} : { body: content }),
      });
      if (!response.ok) throw new Error(`${verb} ${address}: ${response.status} ${await response.text()}`);
      return response.status === 204 ? null : response.json();
    },
    [method, path, body === undefined ? null : JSON.stringify(body), inCompany] as const,
  );
}
