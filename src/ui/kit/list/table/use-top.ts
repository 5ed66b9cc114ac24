/** How far below the window's top an element begins; looked at again when what stands above it grows or shrinks. */
import { type RefObject, useLayoutEffect, useState } from "react";

export function useTop(element: RefObject<HTMLElement | null>): number {
  const [top, setTop] = useState(180);
  useLayoutEffect(() => {
    const around = element.current?.parentElement;
    if (!around) return;
    const look = () => setTop(Math.round((element.current?.getBoundingClientRect().top ?? 0) + window.scrollY));
    look();
    // Measured while scrolling it would cost every frame a layout of its own.
    const observer = new ResizeObserver(look);
    observer.observe(around);
    return () => observer.disconnect();
  }, [element]);
  return top;
}
