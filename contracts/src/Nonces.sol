// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

/// @title Nonces of those who sign: each can be used once, in any order, and made unusable in bulk.
interface INonces {
    event NoncesRevoked(address indexed client, uint256 word, uint256 mask);

    error NonceUsed(address client, uint256 nonce);

    /// @notice Makes nonces unusable: those of the caller whose bits are set in `mask`, counted from 256 * `word`. What was opened
    /// with one already stays open; cancel it.
    function revokeNonces(uint256 word, uint256 mask) external;

    function nonceUsed(address client, uint256 nonce) external view returns (bool);
}

/// @title See INonces.
abstract contract Nonces is INonces {
    mapping(address client => mapping(uint256 word => uint256 bits)) private _nonces;

    /// @inheritdoc INonces
    function revokeNonces(uint256 word, uint256 mask) external {
        _nonces[msg.sender][word] |= mask;
        emit NoncesRevoked(msg.sender, word, mask);
    }

    /// @inheritdoc INonces
    function nonceUsed(address client, uint256 nonce) external view returns (bool) {
        return _nonces[client][nonce >> 8] & (1 << (nonce & 0xff)) != 0;
    }

    function _useNonce(address client, uint256 nonce) internal {
        uint256 bit = 1 << (nonce & 0xff);
        uint256 bits = _nonces[client][nonce >> 8];
        if (bits & bit != 0) revert NonceUsed(client, nonce);
        _nonces[client][nonce >> 8] = bits | bit;
    }
}
