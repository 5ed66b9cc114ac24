/** The mark: a flat spiral, the mainspring of a clock. As a loader it unwinds. */
import { forwardRef, type SVGProps } from "react";
import classes from "./Mark.module.css";
import { spiralPath } from "./spiral.ts";

const path = spiralPath({ turns: 2.6, inner: 0.8, outer: 10.6, centre: 12 });

export function Mark({ size = 20 }: { readonly size?: number }) {
  return (
    <svg
      width={size}
      height={size}
      viewBox="0 0 24 24"
      fill="none"
      stroke="currentColor"
      strokeWidth={1.75}
      strokeLinecap="round"
      aria-hidden="true"
    >
      <path d={path} />
    </svg>
  );
}

/** In the form Mantine's Loader takes: its size comes as `--loader-size`. */
export const SpiralLoader = forwardRef<SVGSVGElement, SVGProps<SVGSVGElement> & { size?: unknown }>(
  ({ size: _size, className, ...rest }, ref) => (
    <svg
      {...rest}
      ref={ref}
      className={`${classes["loader"]} ${className ?? ""}`}
      viewBox="0 0 24 24"
      fill="none"
      stroke="currentColor"
      strokeWidth={2}
      strokeLinecap="round"
      aria-hidden="true"
    >
      <path d={path} pathLength={100} />
    </svg>
  ),
);
SpiralLoader.displayName = "SpiralLoader";
