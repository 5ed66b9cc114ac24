/** How large a definition may be. */
export const definitionLimits = {
  steps: 1_000,
  joins: 500,
  /** Nodes that one outcome or join leads to, and steps that a join waits for. */
  branches: 100,
  /** Of one step. */
  outcomes: 50,
  /** Times of a loop limit. */
  loops: 1_000,
  /** Characters of the name of a step, join or outcome. */
  name: 100,
  label: 200,
  text: 10_000,
  /** Characters of a definition as JSON. */
  json: 5_000_000,
  depth: 60,
} as const;
