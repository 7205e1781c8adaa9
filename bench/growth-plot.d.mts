export function plot(points: readonly { size: number; cpu: number; memory: number }[]): string;
