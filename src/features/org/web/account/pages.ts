/** Pages about the person at the screen, inside a workspace and before one. */
import { IconDevices, IconKey, IconUserCircle } from "@tabler/icons-react";
import type { OutsidePage, Page } from "#ui/pages.ts";

export const accountPages: readonly Page[] = [
  {
    path: "account",
    titleKey: "pages:account",
    namespaces: ["account"],
    accountMenu: { icon: IconUserCircle, order: 10 },
    load: async () => (await import("./profile/ProfilePage.tsx")).ProfilePage,
  },
  {
    path: "account/sessions",
    titleKey: "pages:sessions",
    namespaces: ["account"],
    accountMenu: { icon: IconDevices, order: 20 },
    load: async () => (await import("./sessions/SessionsPage.tsx")).SessionsPage,
  },
  {
    path: "account/keys",
    titleKey: "pages:keys",
    namespaces: ["account"],
    accountMenu: { icon: IconKey, order: 30 },
    right: "keys.own",
    load: async () => (await import("./keys/KeysPage.tsx")).KeysPage,
  },
];

const namespaces = ["entry"] as const;

export const accountOutside: readonly OutsidePage[] = [
  {
    path: "workspaces",
    titleKey: "pages:workspaces",
    namespaces,
    load: async () => (await import("./entry/WorkspacesPage.tsx")).WorkspacesPage,
  },
  { path: "sign-in", titleKey: "pages:sign_in", namespaces, load: async () => (await import("./entry/SignInPage.tsx")).SignInPage },
  { path: "setup", titleKey: "pages:setup", namespaces, load: async () => (await import("./setup/SetupPage.tsx")).SetupPage },
  {
    path: "invitation",
    titleKey: "pages:invitation",
    namespaces,
    load: async () => (await import("./entry/InvitationPage.tsx")).InvitationPage,
  },
  {
    path: "forgot-password",
    titleKey: "pages:forgot_password",
    namespaces,
    load: async () => (await import("./entry/ForgotPasswordPage.tsx")).ForgotPasswordPage,
  },
  {
    path: "reset-password",
    titleKey: "pages:reset_password",
    namespaces,
    load: async () => (await import("./entry/ResetPasswordPage.tsx")).ResetPasswordPage,
  },
];
