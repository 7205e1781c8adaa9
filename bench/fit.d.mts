export function fitPower(points: readonly (readonly [number, number])[]): { exponent: number; factor: number };
