# A12: in one thread on, in all threads on, at once: with the flags of the process, as PyTorch has them.
# differs: PyTorch has no config.anomaly_scope; the flags are the process's there
import threading
import torch
from torch.autograd import anomaly_mode


def look():
    seen.append(torch.is_anomaly_enabled())


seen = []
anomaly_mode.config.anomaly_scope = 'process'
with torch.autograd.set_detect_anomaly(True):
    thread = threading.Thread(target=look)
    thread.start()
    thread.join()
print(seen, torch.is_anomaly_enabled())  # expect: [True] False
try:
    anomaly_mode.config.anomaly_scope = 'thread'
except ValueError as error:
    print(error)  # expect: anomaly_scope is "context" or "process", not 'thread'
