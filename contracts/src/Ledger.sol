// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {IERC20} from "@openzeppelin/contracts/token/ERC20/IERC20.sol";
import {SafeERC20} from "@openzeppelin/contracts/token/ERC20/utils/SafeERC20.sol";
import {ECDSA} from "@openzeppelin/contracts/utils/cryptography/ECDSA.sol";
import {EIP712} from "@openzeppelin/contracts/utils/cryptography/EIP712.sol";
import {SafeCast} from "@openzeppelin/contracts/utils/math/SafeCast.sol";
import {ReentrancyGuardTransient} from "@openzeppelin/contracts/utils/ReentrancyGuardTransient.sol";
import {ILedger} from "./ILedger.sol";

/// @title See ILedger for what this promises. Also: whose signature counts.
/// @dev The inheriting contract moves money by `_credit` and `_debit` only, and keeps what left a balance until its rules
/// credit it again. External calls of this base: the token, the receiver of a native withdrawal, and a signer's ERC-1271
/// check (view); each of the first two is the last thing that happens, under the guard.
abstract contract Ledger is ILedger, EIP712, ReentrancyGuardTransient {
    using SafeERC20 for IERC20;

    /// @dev `extra` belongs to the inheriting contract, which may keep a count there beside a balance it writes anyway.
    struct Account {
        uint128 balance;
        uint128 extra;
    }

    uint256 public constant ERC1271_GAS_LIMIT = 300_000;
    address internal constant NATIVE = address(0);

    /// @inheritdoc ILedger
    address public immutable OWNER;
    mapping(address token => mapping(address account => Account)) internal _accounts;
    mapping(address token => bool) private _allowed;

    modifier onlyOwner() {
        if (msg.sender != OWNER) revert NotAllowed(msg.sender);
        _;
    }

    constructor(address owner, address[] memory tokens) EIP712("Lemma", "1") {
        if (owner == address(0)) revert ZeroAddress();
        OWNER = owner;
        for (uint256 i = 0; i < tokens.length; ++i) {
            _allow(tokens[i], true);
        }
    }

    /// @inheritdoc ILedger
    function deposit(address token, uint256 amount) external payable nonReentrant {
        _deposit(token, msg.sender, amount);
    }

    /// @inheritdoc ILedger
    function depositFor(address token, address account, uint256 amount) external payable nonReentrant {
        _deposit(token, account, amount);
    }

    /// @inheritdoc ILedger
    function withdraw(address token, address to, uint256 amount) external nonReentrant {
        if (to == address(0)) revert ZeroAddress();
        if (to == address(this)) revert BadAddress(to);
        _debit(token, msg.sender, amount);
        emit Withdrawn(token, msg.sender, to, amount);
        if (token == NATIVE) {
            (bool ok,) = to.call{value: amount}("");
            if (!ok) revert TransferFailed(to, amount);
        } else if (amount != 0) {
            // Zero of any address's token could be asked for; only a token that was once taken has a balance here.
            IERC20(token).safeTransfer(to, amount);
        }
    }

    /// @inheritdoc ILedger
    function allowToken(address token, bool allowed) external onlyOwner {
        _allow(token, allowed);
    }

    /// @inheritdoc ILedger
    function balanceOf(address token, address account) external view returns (uint256) {
        return _accounts[token][account].balance;
    }

    /// @inheritdoc ILedger
    function tokenAllowed(address token) public view returns (bool) {
        return token == NATIVE || _allowed[token];
    }

    // ---- for the inheriting contract

    function _credit(address token, address account, uint256 amount) internal {
        Account storage a = _accounts[token][account];
        a.balance = SafeCast.toUint128(a.balance + amount);
    }

    function _debit(address token, address account, uint256 amount) internal {
        Account storage a = _accounts[token][account];
        uint128 available = a.balance;
        if (available < amount) revert InsufficientBalance(amount, available);
        a.balance = uint128(available - amount);
    }

    /// @dev The value sent along with a call becomes `account`'s balance.
    function _creditValue(address account) internal {
        if (msg.value == 0) return;
        _credit(NATIVE, account, msg.value);
        emit Deposited(NATIVE, account, msg.value);
    }

    function _requireToken(address token) internal view {
        if (!tokenAllowed(token)) revert UnsupportedToken(token);
    }

    /// @dev An address that can be credited: not zero, and not this contract, which could never draw the money out.
    function _requireAccount(address account) internal view {
        if (account == address(0)) revert ZeroAddress();
        if (account == address(this)) revert BadAddress(account);
    }

    /// @dev Passes when the caller is the signer itself and gave no signature; else the signature must be the signer's.
    function _requireSigner(address signer, bytes32 digest, bytes calldata signature) internal view {
        if (msg.sender == signer && signature.length == 0) return;
        _checkSignature(signer, digest, signature);
    }

    /// @dev A key's own signature is enough even where the account also has code (EIP-7702): the key controls the code.
    function _checkSignature(address signer, bytes32 digest, bytes calldata signature) internal view {
        (address recovered, ECDSA.RecoverError problem,) = ECDSA.tryRecoverCalldata(digest, signature);
        if (problem == ECDSA.RecoverError.NoError && recovered == signer) return;
        if (signer.code.length == 0) revert BadSignature();
        // isValidSignature(bytes32,bytes); at most one word of the answer is copied, so a long answer costs us nothing.
        bytes memory query = abi.encodeWithSelector(0x1626ba7e, digest, signature);
        uint256 gasLimit = ERC1271_GAS_LIMIT;
        bool ok;
        bytes32 answer;
        assembly ("memory-safe") {
            mstore(0, 0)
            ok := staticcall(gasLimit, signer, add(query, 32), mload(query), 0, 32)
            ok := and(ok, gt(returndatasize(), 31))
            answer := mload(0)
        }
        if (!ok || answer != bytes32(bytes4(0x1626ba7e))) revert BadSignature();
    }

    // ---- inner

    function _allow(address token, bool allowed) private {
        if (token == NATIVE || (allowed && token.code.length == 0)) revert BadAddress(token);
        _allowed[token] = allowed;
        emit TokenAllowed(token, allowed);
    }

    function _deposit(address token, address account, uint256 amount) private {
        _requireAccount(account);
        _requireToken(token);
        if (token == NATIVE) {
            if (msg.value != amount) revert WrongValue(msg.value, amount);
        } else {
            if (msg.value != 0) revert WrongValue(msg.value, 0);
            // What arrived counts, not what was asked for; the guard keeps other deposits out of the difference.
            uint256 before = IERC20(token).balanceOf(address(this));
            IERC20(token).safeTransferFrom(msg.sender, address(this), amount);
            amount = IERC20(token).balanceOf(address(this)) - before;
        }
        _credit(token, account, amount);
        emit Deposited(token, account, amount);
    }
}
