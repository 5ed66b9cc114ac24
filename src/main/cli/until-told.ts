/** Waiting for the end. */

/** Resolves at the first SIGTERM or SIGINT, or when the database dies; a second signal ends the process at once. */
export function untilToldToStop(): { readonly told: Promise<"signal" | "death">; readonly onDeath: () => void } {
  let onDeath = () => {};
  const told = new Promise<"signal" | "death">((resolve) => {
    onDeath = () => resolve("death");
    for (const signal of ["SIGTERM", "SIGINT"] as const) {
      process.once(signal, () => {
        resolve("signal");
        process.once(signal, () => process.exit(1));
      });
    }
  });
  return { told, onDeath };
}
