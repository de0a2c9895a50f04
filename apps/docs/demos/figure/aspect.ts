/** Height over width of a plot's frame. */
export const figureAspect = 0.72;

/** Of a heatmap's, whose ramp takes some of the width: both stand level side by side. */
export const heatmapAspect = 0.86;
