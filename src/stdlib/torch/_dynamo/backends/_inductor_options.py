"""torch.compile(options=...) of PyTorch's inductor, which is a name here for what compiles.

Most of them say how to look for fast code. Results are the same with any, so they are taken, as modes are, and change nothing. Those that ask
for something beside a result, such as files to look at, are refused.
"""

# name: what it is at first, which tells its type. A callable takes a function.
TUNING = {
    'aggressive_fusion': False, 'alignment_asserts': True, 'always_keep_tensor_constants': False, 'b2b_gemm_pass': False,
    'benchmark_combo_kernel': False, 'benchmark_epilogue_fusion': True, 'benchmark_fusion': False, 'benchmark_harness': True,
    'benchmark_kernel': False, 'combo_kernels': False, 'compile_threads': 1, 'conv_1x1_as_mm': False, 'coordinate_descent_check_all_directions': False,
    'coordinate_descent_search_radius': 1, 'coordinate_descent_tuning': False, 'cpp.dynamic_threads': False, 'cpp.enable_kernel_profile': False,
    'cpp.fallback_scatter_reduce_sum': True, 'cpp.max_horizontal_fusion_size': 16, 'cpp.min_chunk_size': 4096, 'cpp.no_redundant_loops': True,
    'cpp.threads': -1, 'cpp.weight_prepack': True, 'cpp_wrapper': False, 'dce': False, 'disable_progress': True, 'emulate_precision_casts': False,
    'epilogue_fusion': True, 'epilogue_fusion_first': False, 'fallback_random': False, 'force_fuse_int_mm_with_mul': False,
    'force_same_precision': False, 'force_shape_pad': False, 'freezing': False, 'group_fusion': False, 'inplace_buffers': True,
    'joint_graph_constant_folding': True, 'keep_output_stride': True, 'layout_optimization': True, 'loop_ordering_after_fusion': False,
    'max_autotune': False, 'max_autotune_gemm': False, 'max_autotune_gemm_backends': 'ATEN,TRITON,CPP', 'max_autotune_pointwise': False,
    'max_fusion_size': 64, 'memory_planning': False, 'pad_outputs': False, 'pattern_matcher': True, 'permute_fusion': False, 'pick_loop_orders': True,
    'prologue_fusion': True, 'realize_opcount_threshold': 30, 'realize_reads_threshold': 4, 'reorder_for_locality': True,
    'reorder_for_peak_memory': True, 'search_autotune_cache': False, 'shape_padding': True, 'size_asserts': True, 'split_cat_fx_passes': True,
    'split_reductions': True, 'static_weight_shapes': True, 'triton.autotune_at_compile_time': None, 'triton.autotune_pointwise': True,
    'triton.cooperative_reductions': False, 'triton.cudagraph_skip_dynamic_graphs': False, 'triton.cudagraph_trees': True, 'triton.cudagraphs': False,
    'triton.dense_indexing': False, 'triton.divisible_by_16': True, 'triton.max_tiles': None, 'triton.multi_kernel': 0,
    'triton.persistent_reductions': True, 'triton.prefer_nd_tiling': False, 'triton.store_cubin': False, 'triton.tiling_prevents_pointwise_fusion': True,
    'triton.tiling_prevents_reduction_fusion': True, 'triton.unique_kernel_names': True, 'unroll_reductions_threshold': 8, 'use_mixed_mm': True,
    'verbose_progress': False, 'worker_start_method': 'subprocess',
}
# These would do something. Only what they are at first is possible.
FIXED = {
    'debug': False, 'debug_fusion': False, 'fx_graph_cache': True, 'nan_asserts': False, 'profile_bandwidth': False, 'trace.enabled': False,
    'trace.fx_graph': True, 'trace.graph_diagram': False, 'trace.ir_post_fusion': True, 'trace.log_autotuning_results': False, 'trace.output_code': True,
}


def check(options):
    """Raise for an option that inductor does not have, of another type, or that this build cannot do."""
    known = {**TUNING, **FIXED}
    for key, value in options.items():
        name = key.replace('-', '_')
        if name == 'guard_filter_fn':
            raise NotImplementedError("torch.compile(options={'guard_filter_fn': ...}) is not in this build")
        if name not in known:
            raise RuntimeError(f'Unexpected optimization option {key}, known options are {list(known)}')
        first = known[name]
        if first is not None and type(value) is not type(first):
            raise RuntimeError(f'Unexpected type of attr {key}, got {type(value).__name__} should be {type(first).__name__}')
        if name in FIXED and value != first:
            raise NotImplementedError(f'torch.compile(options={{{key!r}: {value!r}}}) is not in this build (it is always {first!r})')
