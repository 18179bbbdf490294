"""What is left of functorch beside torch.func: functorch.compile, by which backends say how their functions are called."""
