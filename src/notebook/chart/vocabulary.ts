/**
 * The part of Observable Plot that a chart cell may name; a test compares it with the library. Left out on purpose:
 * what needs code (transform, initializer, render), what leads out of the page (href, src, image) or styles it
 * (style, className), and maps.
 */
const words = (text: string): readonly string[] => text.trim().split(/\s+/);

export const MARKS = words(`
	area areaX areaY arrow auto axisFx axisFy axisX axisY barX barY bollingerX bollingerY boxX boxY cell cellX cellY
	circle contour crosshair crosshairX crosshairY density differenceX differenceY dot dotX dotY frame gridFx gridFy
	gridX gridY hexagon hexgrid hull line lineX lineY linearRegressionX linearRegressionY link raster rect rectX rectY
	ruleX ruleY spike text textX textY tickX tickY tip vector vectorX vectorY voronoi voronoiMesh waffleX waffleY
	delaunayLink delaunayMesh
`);

/** Channels whose string is always the name of a column. */
export const POSITION_CHANNELS = words(`
	x y x1 x2 y1 y2 fx fy z text weight value
`);

/** Channels whose string is a column or, where there is none of that name, a constant such as a colour. */
export const STYLE_CHANNELS = words(`
	fill stroke fillOpacity strokeOpacity strokeWidth opacity r rotate symbol length color size title ariaLabel fontSize
`);

/** Options of marks beside the channels. */
export const MARK_OPTIONS = words(`
	filter reverse sort facet facetAnchor margin marginTop marginRight marginBottom marginLeft ariaDescription
	ariaHidden pointerEvents tip clip dx dy strokeDasharray strokeDashoffset strokeLinecap strokeLinejoin
	strokeMiterlimit mixBlendMode paintOrder shapeRendering channels inset insetTop insetRight insetBottom insetLeft
	insetStart insetEnd interval offset order curve tension marker markerStart markerMid markerEnd reduce bend headAngle
	headLength sweep anchor frameAnchor lineAnchor textAnchor lineHeight lineWidth textOverflow monospace fontFamily
	fontStyle fontVariant fontWeight textStroke textStrokeOpacity textStrokeWidth n k strict smooth thresholds maxRadius
	ruleStroke ruleStrokeOpacity ruleStrokeWidth textFill bandwidth positiveFill negativeFill positiveFillOpacity
	negativeFillOpacity binWidth pixelSize blur interpolate imageRendering rx ry rx1 rx2 ry1 ry2 rx1y1 rx1y2 rx2y1 rx2y2
	ci precision preferredAnchor format pointerSize textPadding shape unit gap round multiple ticks tickSize
	tickSpacing tickPadding tickFormat tickRotate label labelAnchor labelOffset labelArrow
`);

export const SCALES = words('x y fx fy r color opacity symbol length');

export const SCALE_OPTIONS = words(`
	clamp nice zero round align padding axis grid label labelArrow type domain range unknown reverse interval percent
	scheme interpolate exponent base constant n quantiles pivot symmetric paddingInner paddingOuter legend ticks
	tickSize tickSpacing tickPadding tickFormat tickRotate fontVariant ariaLabel ariaDescription labelAnchor labelOffset
	line inset insetTop insetRight insetBottom insetLeft
`);

/** Options of the whole plot beside its scales. */
export const PLOT_OPTIONS = words(`
	title subtitle caption width height aspectRatio margin marginTop marginRight marginBottom marginLeft ariaLabel
	ariaDescription clip grid axis inset insetTop insetRight insetBottom insetLeft label nice zero round padding align
	clamp
`);

/** What a chart says beside what Plot knows. */
export const OWN_KEYS = words('click aggregate labels rule');

/** Words that a few options take: types of scales, schemes of colours and ways to join points. */
export const SCALE_TYPES = words(`
	linear log sqrt pow symlog band point ordinal categorical time utc threshold quantile quantize diverging cyclical
	identity
`);

export const SCHEMES = words(`
	observable10 tableau10 category10 accent dark2 paired set1 set2 set3 pastel1 pastel2 blues greens greys oranges
	purples reds turbo viridis magma inferno plasma cividis warm cool bugn bupu gnbu orrd pubu pubugn purd rdpu ylgn
	ylgnbu ylorbr ylorrd brbg prgn piyg puor rdbu rdgy rdylbu rdylgn burd buylrd spectral rainbow sinebow
`);

export const CURVES = words(`
	linear step step-before step-after basis bump-x bump-y cardinal catmull-rom monotone-x monotone-y natural
`);
