"""Parts of torch.fx that programs know by these names."""
