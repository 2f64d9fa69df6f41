package dev.tuppence.creators;

/** A frozen agreement on who shares in a price. */
public record SplitSheetId(int value) {}
