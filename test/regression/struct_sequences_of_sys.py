# The types of sys.float_info and others made tuples without their fields when called: reading a field crashed the host.
import sys
for T in (type(sys.flags), type(sys.version_info), type(sys.float_info), type(sys.int_info), type(sys.hash_info)):
    for a in ((), ((1, 2),), (3,), (tuple(range(T.n_fields)),)):
        try: print(T.__name__, T(*a))
        except TypeError as e: print(T.__name__, e)
# expect: flags cannot create 'sys.flags' instances
# expect: flags cannot create 'sys.flags' instances
# expect: flags cannot create 'sys.flags' instances
# expect: flags cannot create 'sys.flags' instances
# expect: version_info cannot create 'sys.version_info' instances
# expect: version_info cannot create 'sys.version_info' instances
# expect: version_info cannot create 'sys.version_info' instances
# expect: version_info cannot create 'sys.version_info' instances
# expect: float_info structseq() missing required argument 'sequence' (pos 1)
# expect: float_info sys.float_info() takes a 11-sequence (2-sequence given)
# expect: float_info constructor requires a sequence
# expect: float_info sys.float_info(max=0, max_exp=1, max_10_exp=2, min=3, min_exp=4, min_10_exp=5, dig=6, mant_dig=7, epsilon=8, radix=9, rounds=10)
# expect: int_info structseq() missing required argument 'sequence' (pos 1)
# expect: int_info sys.int_info() takes a 4-sequence (2-sequence given)
# expect: int_info constructor requires a sequence
# expect: int_info sys.int_info(bits_per_digit=0, sizeof_digit=1, default_max_str_digits=2, str_digits_check_threshold=3)
# expect: hash_info structseq() missing required argument 'sequence' (pos 1)
# expect: hash_info sys.hash_info() takes a 9-sequence (2-sequence given)
# expect: hash_info constructor requires a sequence
# expect: hash_info sys.hash_info(width=0, modulus=1, inf=2, nan=3, imag=4, algorithm=5, hash_bits=6, seed_bits=7, cutoff=8)
