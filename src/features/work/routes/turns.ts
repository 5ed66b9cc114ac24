/** What reacts to all that has happened, in turn: deviations are locked before the jobs that carry news, by commands as by sweeps. */
export const closingTurn = 1;
export const newsTurn = 2;
