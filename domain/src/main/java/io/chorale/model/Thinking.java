package io.chorale.model;

/** How hard a model is to think before it answers. */
public enum Thinking {
  /** As the provider's settings have it. */
  AS_CONFIGURED,
  /** As much as the provider lets one ask for: "ultra thinking" of seed 002. */
  ULTRA
}
