"""外部决定: penalty decisions that other systems made and send here to be found and checked."""
