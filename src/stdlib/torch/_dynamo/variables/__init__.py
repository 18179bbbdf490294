"""What captured values are, as far as backends ask: torch._dynamo.variables.streams. (Captured values themselves are src/capture/tracked.ts.)"""
