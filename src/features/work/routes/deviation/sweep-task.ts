/** The name of the work that looks for deviations. */
export const sweepDeviationsTask = "work.sweep_deviations";
