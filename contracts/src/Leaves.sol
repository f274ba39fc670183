// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

/// @title The Merkle tree of a batch: ordered, and tagged so that a leaf and an inner node can never be the same.
/// @dev A leaf and its index are hashed together, so a leaf is valid at one place only. An empty place is the zero word, which
/// no leaf and no node hashes to.
library Leaves {
    bytes32 internal constant LEAF_TAG = keccak256("lemma.leaf.v1");
    bytes32 internal constant NODE_TAG = keccak256("lemma.node.v1");
    /// @notice Batches of up to 2^20 results.
    uint256 internal constant MAX_DEPTH = 20;

    error PathTooLong(uint256 length, uint256 max);
    error IndexOutOfRange(uint32 index, uint256 leaves);

    function leafOf(uint32 index, bytes32 orderDigest, bytes32 programId, bytes32 journalDigest, address payout)
        internal
        pure
        returns (bytes32)
    {
        return keccak256(abi.encode(LEAF_TAG, index, orderDigest, programId, journalDigest, payout));
    }

    /// @notice The root that `leaf` at `index` has under the siblings of `path`, from the leaf up. The path's length is the
    /// tree's depth.
    function rootOf(bytes32 leaf, uint32 index, bytes32[] calldata path) internal pure returns (bytes32 node) {
        if (path.length > MAX_DEPTH) revert PathTooLong(path.length, MAX_DEPTH);
        if (uint256(index) >> path.length != 0) revert IndexOutOfRange(index, 1 << path.length);
        node = leaf;
        for (uint256 i = 0; i < path.length; ++i) {
            bool right = (index >> i) & 1 == 1;
            node = keccak256(abi.encode(NODE_TAG, right ? path[i] : node, right ? node : path[i]));
        }
    }
}
