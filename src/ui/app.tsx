/** Starts the pages of all rooms. The frame around them comes as a chunk of its own once somebody is signed in. */
import { MantineProvider } from "@mantine/core";
import { Notifications } from "@mantine/notifications";
import { QueryClientProvider } from "@tanstack/react-query";
import { RouterProvider } from "@tanstack/react-router";
import { StrictMode } from "react";
import { createRoot } from "react-dom/client";
import "@mantine/core/styles.layer.css";
import "@mantine/notifications/styles.layer.css";
import "./theme/global.css";
import { startTexts } from "./i18n/start.ts";
import type { Room } from "./pages.ts";
import { newQueryClient } from "./query.ts";
import { newRouter } from "./router.tsx";
import { appearance, theme, variables } from "./theme/theme.ts";

/** A page that the browser kept whole while somebody signed out must not come back with their data. */
function neverComeBackFromMemory(): void {
  window.addEventListener("pageshow", (event) => {
    if (event.persisted) location.reload();
  });
}

export async function startApp(rooms: readonly Room[]): Promise<void> {
  neverComeBackFromMemory();
  await startTexts();
  const client = newQueryClient();
  const router = newRouter(rooms, client);
  createRoot(document.getElementById("root")!).render(
    <StrictMode>
      <MantineProvider theme={theme} cssVariablesResolver={variables} colorSchemeManager={appearance} defaultColorScheme="auto">
        <Notifications position="bottom-center" limit={4} />
        <QueryClientProvider client={client}>
          <RouterProvider router={router} />
        </QueryClientProvider>
      </MantineProvider>
    </StrictMode>,
  );
}
