"""数据交换: the door of other systems."""
