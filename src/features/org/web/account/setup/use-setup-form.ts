/** The wizard's values, its checks step by step, and the one command at the end. */
import { useNavigate } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { api } from "#ui/api.ts";
import { useText } from "#ui/i18n/text.ts";
import { currencyOfCountry, guessCountry } from "#ui/kit/places.ts";
import { useCommandForm } from "#ui/kit/use-command-form.ts";
import { passwordCheck } from "../entry/password-check.ts";
import { pathAfterJoining } from "../entry/path-after-joining.ts";
import { slugFor } from "./slug.ts";

export const stepFields = [
  ["name", "slug"],
  ["country", "currency", "timeZone", "language"],
  ["ownerName", "ownerEmail", "ownerPassword", "code"],
] as const;

export function useSetupForm(needsCode: boolean, goToStep: (step: number) => void) {
  const t = useText();
  const navigate = useNavigate();
  const { language } = useTranslation().i18n;
  const command = useCommandForm({
    feature: "account",
    initialValues: { ...guesses(language), name: "", slug: "", ownerName: "", ownerEmail: "", ownerPassword: "", code: "" },
    send: async (values, idempotencyKey) => {
      const { code, ...company } = values;
      const body = { ...company, slug: company.slug || slugFor(company.name), ...(needsCode ? { code: code.trim() } : {}) };
      const { slug } = await api.post<{ slug: string }>("/setup", { body, idempotencyKey, staysOn401: true });
      return pathAfterJoining(`/w/${slug}`);
    },
    onDone: (path) => void navigate({ href: path, replace: true }),
    onFieldProblems: (fields) => {
      const first = stepFields.findIndex((step) => step.some((field) => fields.includes(field)));
      if (first >= 0) goToStep(first);
    },
  });

  const checkStep = (step: number): boolean => {
    const required = (stepFields[step] ?? []).filter((field) => (field === "slug" ? false : field !== "code" || needsCode));
    const empty = required.filter((field) => !command.values[field].trim());
    const errors: Record<string, string> = Object.fromEntries(empty.map((field) => [field, t("problems:field.required")]));
    if (step === 2 && command.values.ownerPassword) {
      const problem = passwordCheck(command.values.ownerPassword, t);
      if (problem) errors["ownerPassword"] = problem;
    }
    command.form.setErrors(errors);
    return Object.keys(errors).length === 0;
  };
  return { ...command, checkStep };
}

export type SetupForm = ReturnType<typeof useSetupForm>;

/** What the browser tells about where the company is. */
function guesses(language: string) {
  const { timeZone } = Intl.DateTimeFormat().resolvedOptions();
  const country = guessCountry(timeZone, navigator.languages) ?? "";
  return { country, currency: currencyOfCountry(country) ?? "EUR", timeZone, language };
}
