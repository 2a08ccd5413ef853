function words(text: string): ReadonlySet<string> {
	return new Set(text.split(/\s+/));
}

/** Every aggregate function of DuckDB, macros that aggregate included. A test compares them with the engine. */
export const AGGREGATES = words(
	`any_value approx_count_distinct approx_quantile approx_top_k arbitrary arg_max arg_max_null arg_min
	arg_min_null argmax argmin array_agg avg bit_and bit_or bit_xor bitstring_agg bool_and bool_or corr count
	count_if count_star countif covar_pop covar_samp entropy favg first fsum geomean group_concat histogram
	histogram_exact kahan_sum kurtosis kurtosis_pop last list listagg mad max max_by mean median min min_by mode
	product quantile quantile_cont quantile_disc regr_avgx regr_avgy regr_count regr_intercept regr_r2
	regr_slope regr_sxx regr_sxy regr_syy reservoir_quantile sem skewness stddev stddev_pop stddev_samp
	string_agg sum sum_no_overflow sumkahan var_pop var_samp variance wavg weighted_avg`
);

/** Those that pass over the rows in which their argument is NULL. */
export const SKIPS_NULL = words(
	'count sum avg mean min max median any_value string_agg product stddev variance'
);

/** Those that count the rows in which their argument is true. */
export const COUNTS_TRUE = words('count_if countif');

/** Those whose result hangs on the order of rows, which another run need not keep. */
export const BY_ORDER = words(
	`any_value approx_quantile approx_top_k arbitrary arg_max arg_max_null arg_min arg_min_null argmax argmin array_agg
	first group_concat histogram last list listagg max_by min_by mode reservoir_quantile string_agg`
);
