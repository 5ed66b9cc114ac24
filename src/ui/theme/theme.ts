/** The visual language as Mantine's theme: neutral greys, brass, Inter in four sizes, a grid of 4, hairlines, no shadows. */
import {
  type CSSVariablesResolver,
  createTheme,
  defaultVariantColorsResolver,
  localStorageColorSchemeManager,
  type MantineColorsTuple,
} from "@mantine/core";
import { SpiralLoader } from "./Mark.tsx";

/** Shade 7 on light, 4 on dark: the colour of a clockwork. */
const brass: MantineColorsTuple = [
  "#fbf6ec",
  "#f3e8d2",
  "#ecd7ab",
  "#e6c583",
  "#e0b15e",
  "#c7943c",
  "#b07d2a",
  "#9a6b1f",
  "#7d5617",
  "#614210",
];
const gray: MantineColorsTuple = [
  "#fafafa",
  "#f4f4f4",
  "#ececec",
  "#dfdfdf",
  "#c9c9c9",
  "#a3a3a3",
  "#6e6e6e",
  "#525252",
  "#333333",
  "#1c1c1c",
];
/** Near-black without blue. */
const dark: MantineColorsTuple = [
  "#e4e4e4",
  "#b5b5b5",
  "#999999",
  "#6b6b6b",
  "#3a3a3a",
  "#2c2c2c",
  "#1f1f1f",
  "#151515",
  "#101010",
  "#0a0a0a",
];
/** Red, amber, green and blue carry meaning only. */
const red: MantineColorsTuple = [
  "#fdf0ef",
  "#fadbd9",
  "#f3b5b1",
  "#ec8f89",
  "#f08a83",
  "#d9473d",
  "#c5352b",
  "#b3261e",
  "#921d17",
  "#701510",
];
const green: MantineColorsTuple = [
  "#eef7f0",
  "#d8ecdd",
  "#aed8b9",
  "#84c396",
  "#74c48b",
  "#3d9457",
  "#2b7d44",
  "#1f6b37",
  "#17542b",
  "#103d1f",
];
const amber: MantineColorsTuple = [
  "#fdf5e6",
  "#fae7c2",
  "#f4cf8a",
  "#eeb852",
  "#f0b04a",
  "#c98214",
  "#a86a0c",
  "#8f5906",
  "#724704",
  "#563502",
];
const blue: MantineColorsTuple = [
  "#eef4fb",
  "#d8e6f6",
  "#afcdec",
  "#86b4e2",
  "#7fb2ea",
  "#3d7fc4",
  "#2b6bad",
  "#1f5a97",
  "#17467a",
  "#10345c",
];

const size = (value: number) => `${value / 16}rem`;
const motion = { transitionProps: { duration: 120 } };
/** A dialog's head is a `header` element; only the frame's is the banner of the page. */
const noLandmark = { header: { role: "presentation" } };
/** Popovers stand out by a hairline, since nothing has a shadow. */
const floating = { shadow: "none", withinPortal: true, ...motion };

export const theme = createTheme({
  primaryColor: "brass",
  primaryShade: { light: 7, dark: 4 },
  colors: { brass, gray, dark, red, green, yellow: amber, amber, blue },
  // On light, filled colours are dark enough for white; on dark they are light and take near-black. Decided by the appearance, in CSS.
  variantColorResolver: (input) =>
    input.variant === "filled"
      ? { ...defaultVariantColorsResolver(input), color: "var(--on-filled)" }
      : defaultVariantColorsResolver(input),
  black: "#1c1c1c",
  fontFamily: '"Inter Variable", system-ui, sans-serif',
  fontSizes: { xs: size(12), sm: size(14), md: size(14), lg: size(16), xl: size(20) },
  lineHeights: { xs: "1.35", sm: "1.45", md: "1.45", lg: "1.45", xl: "1.3" },
  spacing: { xs: size(8), sm: size(12), md: size(16), lg: size(24), xl: size(32) },
  radius: { xs: size(4), sm: size(6), md: size(6), lg: size(6), xl: size(6) },
  defaultRadius: "sm",
  shadows: { xs: "none", sm: "none", md: "none", lg: "none", xl: "none" },
  headings: {
    fontWeight: "600",
    sizes: {
      h1: { fontSize: size(20), lineHeight: "1.3" },
      h2: { fontSize: size(16), lineHeight: "1.4" },
      h3: { fontSize: size(14), lineHeight: "1.45" },
    },
  },
  respectReducedMotion: true,
  cursorType: "pointer",
  components: {
    Loader: { defaultProps: { type: "spiral", loaders: { spiral: SpiralLoader } } },
    Tooltip: { defaultProps: { openDelay: 400, ...motion, events: { hover: true, focus: true, touch: false } } },
    Menu: { defaultProps: floating },
    Popover: { defaultProps: floating },
    Modal: { defaultProps: { ...motion, centered: true, attributes: noLandmark } },
    Drawer: { defaultProps: { ...motion, attributes: noLandmark } },
    Select: { defaultProps: { comboboxProps: floating, checkIconPosition: "right" } },
    Autocomplete: { defaultProps: { comboboxProps: floating } },
    MultiSelect: { defaultProps: { comboboxProps: floating } },
    Checkbox: { defaultProps: { iconColor: "var(--on-filled)", radius: "xs" } },
    Radio: { defaultProps: { iconColor: "var(--on-filled)" } },
    Switch: { defaultProps: { withThumbIndicator: false } },
    Badge: { defaultProps: { variant: "light", tt: "none", fw: 500, radius: "xs" } },
    Kbd: { defaultProps: { size: "xs" } },
    Card: { defaultProps: { withBorder: true } },
    Anchor: { defaultProps: { underline: "always" } },
    SegmentedControl: { defaultProps: { transitionDuration: 120 } },
    Table: { defaultProps: { verticalSpacing: 6, highlightOnHover: false } },
  },
});

const meanings = ["brass", "gray", "red", "green", "amber", "yellow", "blue"] as const;
const tints = (make: (colour: string) => readonly [ground: string, words: string]) =>
  Object.fromEntries(
    meanings.flatMap((colour) => {
      const [ground, words] = make(colour);
      return [
        [`--mantine-color-${colour}-light`, ground],
        [`--mantine-color-${colour}-light-hover`, ground],
        [`--mantine-color-${colour}-light-color`, words],
      ];
    }),
  );

/** Quiet grounds for badges and alerts, with words on them that keep 4.5:1 on either appearance. */
export const variables: CSSVariablesResolver = (theme) => ({
  variables: {},
  light: { "--on-filled": "#ffffff", ...tints((colour) => [`${theme.colors[colour]?.[1]}`, `${theme.colors[colour]?.[8]}`]) },
  dark: {
    "--on-filled": "#151515",
    ...tints((colour) => [`color-mix(in srgb, ${theme.colors[colour]?.[4]} 16%, #151515)`, `${theme.colors[colour]?.[4]}`]),
  },
});

/** The same key as `public/appearance.js`, which paints the first frame. */
export const appearance = localStorageColorSchemeManager({ key: "mainspring.appearance" });
