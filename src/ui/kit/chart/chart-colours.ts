/** The theme's colours for marks that are drawn and not styled. */
import { useComputedColorScheme } from "@mantine/core";

const light = {
  ink: "#1c1c1c",
  quiet: "#666666",
  line: "#dfdfdf",
  ground: "#fdfdfd",
  bar: "#6e6e6e",
  red: "#d9473d",
  amber: "#c98214",
  green: "#3d9457",
  blue: "#3d7fc4",
  brass: "#8f6219",
};
const dark: typeof light = {
  ink: "#e4e4e4",
  quiet: "#a0a0a0",
  line: "#2c2c2c",
  ground: "#151515",
  bar: "#999999",
  red: "#f08a83",
  amber: "#f0b04a",
  green: "#74c48b",
  blue: "#7fb2ea",
  brass: "#e0b15e",
};

export type ChartColours = typeof light;

export function useChartColours(): ChartColours {
  return useComputedColorScheme("light") === "dark" ? dark : light;
}
