/**
 * Least certainty of a speaker at which a quote may be shown in a digest.
 * The Quotes issue asks that 93 of 100 shown attributions are right.
 */
export const SHOWN_CONFIDENCE = 0.8
